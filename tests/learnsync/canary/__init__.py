"""What is locked reaches nobody, by no address.

A canary stands in every text and every file of a lesson. Each test first shows it to a learner who has access; then
it looks for it wherever somebody without access, or too early, or too late, might come across it.
"""
