"""What people decided at review, as the measure and the teacher of the reader: scores, a small model, an order."""
