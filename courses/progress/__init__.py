"""How far each learner is: opened, done, completed, saved."""
