import ContactCenter

/// How many colors a terminal shows.
public enum ColorDepth: Sendable, CaseIterable {
  case none
  case eight
  case sixteen
  case many

  /// The depth of a terminal with a number of colors; none where the person wants none.
  public init(colors: Int, isUnwanted: Bool) {
    switch colors {
    case _ where isUnwanted: self = .none
    case 256: self = .many
    // Direct color counts in millions and reads an index as a color value; its first eight are the usual ones.
    case 257...: self = .eight
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }
}

/// How a style looks on a terminal.
public struct Look: Sendable, Hashable {
  /// An index of the terminal's palette, nil for its default. There are no background colors.
  public var color: Int?
  public var isBold = false
  public var isDim = false
  public var isUnderlined = false
  public var isReversed = false
  /// Whether cells of this style stay blank, where dim words cannot be told from others.
  public var isBlank = false
}

/// The table "Styles" of docs/screens.md: how each style looks in each color depth.
///
/// The colors have a contrast of 4.1 or better on black and on white, because a program cannot know the background.
public struct Palette: Sendable {
  let depth: ColorDepth
  let canDim: Bool
  let accent: RGBColor?

  public init(_ depth: ColorDepth, canDim: Bool = true, accent: RGBColor? = nil) {
    self.depth = depth
    self.canDim = canDim
    self.accent = accent
  }

  public func look(of style: Style) -> Look {
    switch style {
    case .plain: Look()
    case .speaking: Look(isUnderlined: true)
    case .unspoken: gray(blankWithout: true)
    case .machinery, .idleKey: gray(blankWithout: false)
    case .caller: hue(31, 6)
    case .now: Look(isReversed: true)
    case .path, .key, .changed, .title: Look(isBold: true)
    case .added, .well: hue(28, 2)
    case .removed: hue(161, 1)
    case .runsShort: hue(130, 3, isBold: true)
    case .late: hue(130, 3)
    case .failed: hue(161, 1, isBold: true)
    case .standIn: depth == .none ? Look(isUnderlined: true) : hue(133, 5)
    case .accent: Look(color: depth == .many ? accent?.nearestTerminalIndex : nil, isBold: true)
    }
  }

  private func hue(_ many: Int, _ few: Int, isBold: Bool = false) -> Look {
    switch depth {
    case .none: Look(isBold: isBold)
    case .eight, .sixteen: Look(color: few, isBold: isBold)
    case .many: Look(color: many, isBold: isBold)
    }
  }

  private func gray(blankWithout: Bool) -> Look {
    switch depth {
    case .none: Look(isBlank: blankWithout)
    case .eight, .sixteen: canDim ? Look(isDim: true) : Look(isBlank: blankWithout)
    case .many: Look(color: 243)
    }
  }
}
