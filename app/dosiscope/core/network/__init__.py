"""What is agreed with archives: who they are, what is asked, what came."""
