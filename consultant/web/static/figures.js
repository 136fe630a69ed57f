// Draws the chart of the figures page from the numbers that stand in it (uPlot, MIT licence, static/vendor).
"use strict";

(() => {
  const place = document.querySelector("#volume");
  if (!place || !window.uPlot) return;
  const { days, asked, answered } = JSON.parse(place.dataset.series);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const axis = () => ({ stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } });
  const bar = (label, name) => ({ label, stroke: colour(name), width: 2, points: { show: days.length < 40 } });
  let chart;
  const draw = () => {
    if (chart) chart.destroy();
    chart = new uPlot(
      { width: place.clientWidth, height: 220, tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), "UTC"),
        axes: [axis(), { ...axis(), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] }],
        scales: { y: { range: (_, low, high) => [0, Math.max(high, 1)] } },
        series: [{}, bar("asked", "--accent"), bar("answered", "--good")] },
      [days, asked, answered], place);
  };
  draw();
  let wait;
  window.addEventListener("resize", () => { clearTimeout(wait); wait = setTimeout(draw, 150); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
