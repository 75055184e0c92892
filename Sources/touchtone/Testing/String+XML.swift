import Diagnostics

extension String {
  /// The text as it may stand in XML: what XML cannot hold at all is shown as it would be to a person.
  var escapedForXML: String {
    var safe = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "\n": safe += "\n"
      default: safe += String(scalar).visible
      }
    }
    return safe
  }
}
