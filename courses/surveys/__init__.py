"""After a course: was it what the learner needed?"""
