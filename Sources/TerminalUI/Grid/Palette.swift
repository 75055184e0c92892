import ContactCenter

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
