//! Tests of the real program in a real terminal.

mod answers;
mod asleep;
mod colours;
mod everywhere;
mod harness;
mod held;
mod images;
mod keyboard;
mod leaving;
mod long;
mod plain;
mod printing;
mod shell;
mod sizes;
mod slow;
mod stopping;
mod stray;
mod together;
mod vanishing;
mod wheel;
