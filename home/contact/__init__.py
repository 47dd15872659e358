"""Forms that anybody may send: a page of questions, what is kept of the answers, and for how long."""
