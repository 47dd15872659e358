"""What else there is: courses that many take, that are alike, that others took too."""
