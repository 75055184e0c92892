import Diagnostics

/// What all pages of a report have in common: their frame, figures and look, in light and dark, on wide windows and
/// phones; nothing of it comes from elsewhere.
enum PageLook {
  static func page(title: String, _ body: [String]) -> String {
    let head = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title.escapedForXML)</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      """
    return ([head] + body + ["</body>", "</html>", ""]).joined(separator: "\n")
  }

  /// The share in large figures, a bar and what it is made of.
  static func figure(_ taken: Int, of all: Int, facts: [String]) -> String {
    """
    <div class="figure"><strong>\(TestCoverage.percent(taken, of: all))</strong>\(bar(taken, of: all))\
    <p>\(facts.map(\.escapedForXML).joined(separator: " · "))</p></div>
    """
  }

  static func bar(_ taken: Int, of all: Int) -> String {
    let permille = all == 0 ? 0 : taken * 1000 / all
    return "<span class=\"bar\"><i style=\"width:\(permille / 10).\(permille % 10)%\"></i></span>"
  }

  private static let style = """
    :root { color-scheme: light dark; --page: #fbfaf8; --card: #ffffff; --ink: #1d2430; --soft: #5d6675; --rule: #dfe2e7;
      --taken: #19713f; --taken-fill: #e2f4e8; --never: #a54a06; --never-fill: #fff4e3; --failed: #b42318;
      --failed-fill: #fde9e7; --link: #20509e; }
    @media (prefers-color-scheme: dark) {
      :root { --page: #12161c; --card: #1a2029; --ink: #e6e9ee; --soft: #9aa5b5; --rule: #303947;
        --taken: #62cf8f; --taken-fill: #16321f; --never: #f0a752; --never-fill: #3a2a12; --failed: #ff8a7e;
        --failed-fill: #431a17; --link: #8ab4f8; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 84rem; background: var(--page);
      color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
    a { color: var(--link); text-underline-offset: .2em; }
    nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-bottom: 1.5rem; }
    .product { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
    h1 { margin: .1rem 0 1rem; font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.2; overflow-wrap: anywhere; }
    h2 { margin: 0 0 .75rem; font-size: 1.2rem; overflow-wrap: anywhere; }
    section { margin-top: 2.5rem; }
    .figure { display: grid; grid-template-columns: auto minmax(6rem, 24rem); gap: .1rem 1.25rem; align-items: center;
      justify-content: start; }
    .figure strong { font-size: 2.4rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
    .figure p { grid-column: 1 / -1; margin: 0; color: var(--soft); }
    .bar { display: block; height: .75rem; border-radius: .375rem; overflow: hidden; border: 1px solid var(--rule);
      background: repeating-linear-gradient(135deg, var(--never-fill) 0 4px, transparent 4px 8px); }
    .bar i { display: block; height: 100%; background: var(--taken); }
    .flows { list-style: none; margin: 0; padding: 0; border: 1px solid var(--rule); border-radius: .6rem;
      background: var(--card); overflow: hidden; }
    .flows li + li { border-top: 1px solid var(--rule); }
    .flows a { display: grid; grid-template-columns: minmax(8rem, 16rem) minmax(4rem, 1fr) 4.5rem 10.5rem 9.5rem 6.5rem;
      gap: .2rem 1.25rem; align-items: center; padding: .7rem 1rem; color: inherit; text-decoration: none; }
    .flows a:hover, .flows a:focus-visible { background: var(--page); }
    .name { font-weight: 600; color: var(--link); overflow-wrap: anywhere; }
    .share { text-align: right; font-variant-numeric: tabular-nums; }
    .facts { color: var(--soft); }
    .taken { color: var(--taken); } .partly, .never { color: var(--never); }
    .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0 0 .75rem; }
    .frame { overflow: auto; border: 1px solid var(--rule); border-radius: .6rem; background: var(--card); }
    .drawing .frame { max-height: 85vh; padding: .5rem; }
    .drawing h2, .drawing label { display: inline-block; } .drawing label { margin: 0 1rem 0 .3rem; }
    .drawing h2 { margin-right: 1.25rem; }
    .drawing svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
    #large:checked ~ .frame svg, .drawing:has(.node:target) svg { max-width: none; }
    .node { scroll-margin: 25vh 40vw; } svg .graph > polygon { fill: none; } svg .cluster path { stroke: var(--rule); }
    svg text { fill: var(--ink); font-family: Helvetica, Arial, sans-serif; }
    svg .node path, svg .node polygon, svg .node ellipse { fill: var(--card); stroke: var(--soft); }
    svg .edge path { stroke: var(--soft); } svg .edge polygon { fill: var(--soft); stroke: var(--soft); }
    svg .node.taken path, svg .node.taken polygon { fill: var(--taken-fill); stroke: var(--taken); }
    svg .node.partly path, svg .node.partly polygon { fill: var(--never-fill); stroke: var(--never); }
    svg .node.never path, svg .node.never polygon { stroke: var(--never); stroke-dasharray: 5 3; }
    svg .node.failing path, svg .node.failing polygon { fill: var(--failed-fill); stroke: var(--failed); stroke-width: 2.5; }
    svg .edge.taken path { stroke: var(--taken); }
    svg .edge.taken polygon { fill: var(--taken); stroke: var(--taken); } svg .edge.taken text { fill: var(--taken); }
    svg .edge.never path, svg .edge.partly path { stroke: var(--never); }
    svg .edge.never polygon, svg .edge.partly polygon { fill: var(--never); stroke: var(--never); }
    svg .edge.never text, svg .edge.partly text { fill: var(--never); }
    svg .node:target path, svg .node:target polygon { stroke: var(--link); stroke-width: 4; stroke-dasharray: none; }
    .map { margin: 0; padding: .75rem; font: .85rem/1.35 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    .open { list-style: none; margin: 0; padding: 0; }
    .open > li { padding: .8rem 0 .8rem 1rem; border-left: .25rem solid var(--never); margin-bottom: .6rem; }
    .failures .open > li { border-left-color: var(--failed); } .failures h2, .failed, .failed a { color: var(--failed); }
    .open p { margin: 0 0 .25rem; overflow-wrap: anywhere; }
    .open pre { margin: 0 0 .6rem; padding: 0 0 0 1rem; font-size: .9rem; overflow-x: auto; }
    code { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
    .way { color: var(--soft); font-size: .925rem; }
    .chips { display: flex; flex-wrap: wrap; gap: .35rem; list-style: none; margin: 0 0 .25rem; padding: 0; }
    .chips li { padding: .05rem .55rem; border-radius: .4rem; border: 1px solid; font-size: .9rem; }
    .chips .taken { background: var(--taken-fill); } .chips .never { border-style: dashed; background: var(--never-fill); }
    table { width: 100%; border-collapse: collapse; } th { color: var(--soft); font-weight: 500; font-size: .9rem; }
    th, td { padding: .5rem .9rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    td:nth-child(2) { white-space: nowrap; font-variant-numeric: tabular-nums; } tr:last-child td { border-bottom: 0; }
    footer { margin-top: 2.5rem; color: var(--soft); font-size: .925rem; }
    @media (max-width: 60rem) {
      .flows a { grid-template-columns: 1fr auto; } .flows .bar { grid-column: 1 / -1; grid-row: 2; }
      .flows .facts + .facts { display: none; } .flows .facts + .facts + span { text-align: right; } }
    @media (max-width: 36rem) { th, td { padding: .4rem .5rem; } td:first-child { min-width: 7rem; } }
    @media print { .frame { max-height: none !important; } }
    """
}
