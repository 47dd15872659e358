"""The pages people click on: the phone with its prompt, the card page, the portal. Plain HTML, no script."""
