//! Parse the arguments, run, say what went wrong, exit.

fn main() {}
