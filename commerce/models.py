"""The tables of the shop come with the first thing sold."""
