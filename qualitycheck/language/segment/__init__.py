"""What the texts of an indicator are made of."""
