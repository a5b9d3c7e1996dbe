//! The disk: nothing is lost, nothing is damaged, and what cannot be stored is said.

mod child;
mod damage;
mod fold;
mod forget;
mod full;
mod history;
mod journal;
mod many;
mod paths;
mod routines;
mod standing;
mod support;
mod tail;
