"""Plans in the words of their readers: names of states, differences, what is shown of a focus area."""
