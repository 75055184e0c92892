/// Where the parts of the phone screen stand on a screen of some size.
struct PhoneLayout: Sendable, Equatable {
  /// The transcript's pane, or the turning pane on a screen of a single pane.
  let main: Area
  /// The panes at the right, none on a narrow screen.
  let side: Area?
  /// Whether the panes have a title over them.
  let hasTitles: Bool
  /// Whether Rows and Lambda have room.
  let showsStore: Bool
  /// The rule under the panes.
  let ruleRow: Int
  /// The keypad and what is waited for.
  let foot: Area
  /// Whether the keypad is one strip of keys.
  let isStrip: Bool
  /// The row of messages, nil where it joins the strip.
  let messageRow: Int?
  let keyRow: Int

  /// - Parameter time: the timelines that stand in the place of the keypad, while they are shown.
  init(_ size: Size, hasRuleOverCall: Bool, time: TimeModel? = nil) {
    isStrip = size.rows < 20 || size.columns < 78
    keyRow = size.rows - 1
    // Below the timelines the keys stand in one row.
    let footRows =
      time.map { TimeStrip.rows($0, on: size) + BreakpointList.rows($0, on: size) + 1 } ?? (isStrip ? 3 : 4)
    messageRow = isStrip ? nil : size.rows - 2
    foot = Area(row: (messageRow ?? keyRow) - footRows, column: 0, columns: size.columns, rows: footRows)
    ruleRow = foot.row - 1
    let hasSide = size.columns >= 78
    hasTitles = hasSide || hasRuleOverCall || !isStrip || size.rows >= 20
    let top = hasTitles ? 2 : 1
    // 50 of 80 and 64 of 120 columns; text grows to 72, with 8 before it and 1 after.
    let mainColumns = hasSide ? min(81, 50 + max(0, size.columns - 80) * 7 / 20) : size.columns
    main = Area(row: top, column: 0, columns: mainColumns, rows: ruleRow - top)
    side =
      hasSide
      ? Area(row: top, column: mainColumns + 1, columns: size.columns - mainColumns - 1, rows: ruleRow - top)
      : nil
    showsStore = size.rows >= 30
  }

  /// The column where the state of the wait begins, beside the large keypad.
  var waitColumn: Int { main.columns + (foot.columns >= 100 ? 2 : 1) }
  /// The distance of two keys of the large keypad.
  var keyDistance: Int { 18 + (main.columns - 50) / 14 }

  /// The panes that `v` turns through on a screen of a size.
  ///
  /// Lambda and rows have a pane of their own where they have no room beside or below the contact.
  static func panes(on size: Size) -> [PhoneView.Pane] {
    let hasStorePane = size.rows < (size.columns >= 100 ? 30 : 24)
    let panes: [PhoneView.Pane] = hasStorePane ? [.flow, .contact, .store, .log] : [.flow, .contact, .log]
    return size.columns < 78 ? [.call] + panes : panes
  }
}
