import FlowAnalysis
import TerminalUI

/// What stands over the phone.
indirect enum PhoneOverlay {
  case chooser(ChooserScreen)
  case conditions(ConditionsScreen)
  /// The help, and what it was asked for over; that is there again behind it.
  case help(HelpScreen, over: PhoneOverlay?)
  case plainText(PlainTextScreen)
  case lambda(LambdaForm)
  case page(PageForm)
  case map(FlowMapView)
  case list(ListForm, PhoneProgram.ListPurpose)

  /// Of what F1 tells over it; nil where it has keys of its own for that.
  var help: HelpScreen.Subject? {
    switch self {
    case .chooser, .conditions, .lambda, .page, .list: .form
    case .plainText: .plainText
    case .help, .map: nil
    }
  }

  mutating func draw(
    _ call: borrowing LiveCall, _ labels: FlowLabels, _ header: CallHeader, size: Size, glyphs: GlyphSet
  ) -> Grid {
    switch self {
    case .chooser(let form): return form.draw(header, size: size, glyphs: glyphs)
    case .conditions(let form): return form.draw(header, size: size, glyphs: glyphs)
    case .list(let form, _): return form.draw(header, size: size, glyphs: glyphs)
    case .help(let help, _): return help.draw(size: size, glyphs: glyphs)
    case .plainText(let text): return text.draw(size: size, glyphs: glyphs)
    case .lambda(let form): return form.draw(header, size: size, glyphs: glyphs)
    case .page(let form): return form.draw(header, size: size, glyphs: glyphs)
    case .map(var map):
      defer { self = .map(map) }
      return map.draw(call, labels, header, size: size, glyphs: glyphs)
    }
  }
}
