//! Curves as an SVG file: both axes logarithmic, a line with its own marks and dashes for each solution.

use std::fmt::Write as _;
use std::time::Duration;

use super::chart::Bounds;
use super::figures::{Figures, Solution};
use super::human::{classes, grouped, time};
use crate::model::Untrusted;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 460.0;
/// Left, top, right and bottom of the plot itself.
const LEFT: f64 = 80.0;
const TOP: f64 = 48.0;
const RIGHT: f64 = 730.0;
const BOTTOM: f64 = 400.0;

/// Told apart by people with any colour vision (Okabe and Ito), and by their dashes.
const COLOURS: [&str; 6] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#000000"];
const DASHES: [&str; 6] = ["", "8 4", "2 3", "10 3 2 3", "1 5", "14 4"];

/// The document.
pub(super) fn draw(figures: &Figures) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"13\">\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n"
    );
    let title = format!("{}: CPU time over {}", figures.title, figures.growth.size);
    text(&mut out, (LEFT, 28.0), "start", &title);
    text(&mut out, (LEFT, HEIGHT - 8.0), "start", "measured, not proved; both axes logarithmic");
    if let Some(bounds) = Bounds::of(figures) {
        axes(&mut out, figures, &bounds);
        for (at, solution) in figures.solutions.iter().enumerate() {
            curve(&mut out, at, solution, &bounds);
        }
    }
    out.push_str("</svg>\n");
    out
}

fn axes(out: &mut String, figures: &Figures, bounds: &Bounds) {
    let _ = writeln!(
        out,
        "<path d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\" fill=\"none\" stroke=\"#444444\"/>"
    );
    for size in &figures.sizes {
        let (x, _) = at(bounds.place(*size, bounds.costs.0));
        let _ = writeln!(out, "<path d=\"M{x:.1} {BOTTOM}v5\" stroke=\"#444444\"/>");
    }
    for (size, anchor) in [(bounds.sizes.0, "start"), (bounds.sizes.1, "end")] {
        let (x, _) = at(bounds.place(size, bounds.costs.0));
        text(out, (x, BOTTOM + 20.0), anchor, &grouped(size));
    }
    for cost in [bounds.costs.0, bounds.costs.1] {
        let (_, y) = at(bounds.place(bounds.sizes.0, cost));
        text(out, (LEFT - 6.0, y + 4.0), "end", &time(Duration::from_secs_f64(cost)));
    }
}

fn curve(out: &mut String, number: usize, solution: &Solution, bounds: &Bounds) {
    let colour = COLOURS[number % COLOURS.len()];
    let dash = DASHES[number % DASHES.len()];
    let places: Vec<_> = solution
        .curve
        .samples
        .iter()
        .map(|sample| at(bounds.place(sample.size, sample.usage.cpu.as_secs_f64())))
        .collect();
    let line: Vec<_> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let _ = writeln!(
        out,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>",
        line.join(" ")
    );
    for (x, y) in places {
        let _ = writeln!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>");
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let y = TOP + 14.0 + 18.0 * number as f64;
    let _ = writeln!(
        out,
        "<path d=\"M{} {}h28\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>",
        LEFT + 12.0,
        y - 4.0
    );
    let name = Untrusted::from(&*solution.name);
    text(out, (LEFT + 48.0, y), "start", &format!("{name}: {}", classes(&solution.time)));
}

/// From parts of the plot to the picture, whose y grows downwards.
fn at((x, y): (f64, f64)) -> (f64, f64) {
    (LEFT + x * (RIGHT - LEFT), BOTTOM - y * (BOTTOM - TOP))
}

fn text(out: &mut String, (x, y): (f64, f64), anchor: &str, text: &str) {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"#222222\">{escaped}</text>"
    );
}
