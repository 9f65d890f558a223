"""What a report says, before it is a page: the parts that all its forms are made of."""
