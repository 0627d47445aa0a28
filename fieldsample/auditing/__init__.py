"""The auditor's room: the whole chain walked, and a bundle that others can walk without us."""
