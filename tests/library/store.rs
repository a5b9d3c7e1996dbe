//! Tests the store: no data is lost or damaged, and failures to store are reported.

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
