"""Loading: from files, folders and standard input to articles."""
