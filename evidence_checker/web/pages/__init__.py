"""The pages, one module for each family: what is looked up for them, and the acts that they offer."""
