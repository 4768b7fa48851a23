//! Threads that run programs.
//!
//! Owns their stack size: values from submissions nest up to 20,000 deep, and comparing and printing
//! them recurses.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Address space only; pages are taken as they are used.
pub(super) const STACK: usize = 256 << 20;

/// Applies a function to every item on so many threads; the results are in the order of the items.
///
/// # Errors
/// When a thread cannot be started.
pub fn map_in_parallel<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    function: impl Fn(&T) -> R + Sync,
) -> std::io::Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<R>>> = Mutex::new(items.iter().map(|_| None).collect());
    let work = || {
        while let Some((at, item)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            items.get(at).map(|item| (at, item))
        } {
            let result = function(item);
            let mut results = results.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if let Some(slot) = results.get_mut(at) {
                *slot = Some(result);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.min(items.len()).max(1) {
            std::thread::Builder::new()
                .name("judge-worker".to_owned())
                .stack_size(STACK)
                .spawn_scoped(scope, work)?;
        }
        Ok::<(), std::io::Error>(())
    })?;
    let results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok(results.into_iter().flatten().collect())
}
