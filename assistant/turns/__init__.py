"""What a turn of a conversation takes from those before it."""
