//! How often the groups that this process is in were held back for their CPU quota.
//!
//! Owns reading it; the judge sets no quotas itself.

use std::fs;
use std::path::Path;

use super::groups::read_layout;

/// The sum over our group and those above it, as far as they are seen. `None` where no group tells.
pub(crate) fn times_throttled() -> Option<u64> {
    let layout = read_layout().ok()?;
    let places = layout.v2().into_iter().chain(layout.v1_named("cpu"));
    let told: Vec<u64> = places.flat_map(|place| upwards(&place)).collect();
    (!told.is_empty()).then(|| told.iter().sum())
}

fn upwards(group: &Path) -> Vec<u64> {
    let told = |group: &Path| throttled(&fs::read_to_string(group.join("cpu.stat")).ok()?);
    group.ancestors().map_while(told).collect()
}

/// `nr_throttled` of a `cpu.stat`; the root group of version 2 has none.
fn throttled(text: &str) -> Option<u64> {
    let value = text.lines().find_map(|line| line.strip_prefix("nr_throttled "))?;
    value.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_read_upwards_as_far_as_they_tell() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("slice/scope");
        fs::create_dir_all(&inner).unwrap();
        let stat =
            |times: u64| format!("usage_usec 5\nnr_periods 9\nnr_throttled {times}\nnr_bursts 0\n");
        fs::write(inner.join("cpu.stat"), stat(0)).unwrap();
        fs::write(root.path().join("slice/cpu.stat"), stat(7)).unwrap();
        fs::write(root.path().join("cpu.stat"), "usage_usec 5\n").unwrap();
        assert_eq!(upwards(&inner), [0, 7]);
    }
}
