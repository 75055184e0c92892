import ContactCenter
import FlowEngine
import JSON

/// A page that a chat customer looks at, as far as the flow tells of it.
public struct ShownPage: Sendable, Hashable {
  public let name: String
  /// What can be chosen there: what the flow has branches for.
  public let actions: [String]
  /// The names of what is typed in: those that flows of the center read.
  public let fields: [String]
  /// When its time limit is over.
  public let due: Timestamp
}

/// What a chat customer chose on a page, and typed into it.
public struct PageChoice: Sendable, Hashable {
  public let action: String
  public let fields: [NamedValue]

  public init(_ action: String, _ fields: [NamedValue]) {
    self.action = action
    self.fields = fields
  }
}

extension World {
  /// Under which the flow finds what was typed in.
  private static let typedIn = "Views.ViewResultData."

  /// The field of which a flow reads one entry: "Category.0" is what was chosen first in the list "Category".
  private static func field(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), let place = Int(path[path.index(after: dot)...]), place >= 0
    else {
      return path
    }
    return String(path[..<dot])
  }

  /// The entries of what was typed into a field: those of a JSON list, else the one.
  private static func chosen(_ value: String) -> [String] {
    guard value.hasPrefix("["), let list = try? JSONDocument(parsing: value, named: "a field").root,
      list.kind == .array
    else { return [value] }
    return list.elements.map { $0.scalarText ?? "" }
  }

  /// The page that a contact looks at; nil when none is shown.
  public func shownPage(_ contact: Int) -> ShownPage? {
    guard let due = due(.wait, contact), state.contacts[contact].contact.execution.flow != nil else {
      return nil
    }
    let present = state.contacts[contact].contact.execution.action
    guard present.raw >= 0 else { return nil }
    let action = program.actionSources[present.index].action
    guard action.type == "ShowView" else { return nil }
    let actions = action.conditions.compactMap { $0.operands.first?.scalarText }
    var fields: [String] = []
    for path in program.slotNames(.loaded) where path.hasPrefix(Self.typedIn) {
      let field = Self.field(String(path.dropFirst(Self.typedIn.count)))
      if !fields.contains(field) { fields.append(field) }
    }
    return ShownPage(name: action.pageName, actions: actions, fields: fields, due: due)
  }

  /// The chat customer chooses something on the page that is shown, with what was typed in; nothing comes of it where no
  /// page is shown.
  public mutating func choose(_ action: String, _ fields: [NamedValue], _ contact: Int) {
    state.contacts.own()
    guard !isEnded(contact) else { return }
    let page = shownPage(contact)
    let isShown = page != nil
    let present = state.contacts[contact].contact.execution.action
    let isHidden = isShown && program.actionSources[present.index].action.hidesPageResponse
    let told =
      isHidden ? fields.map { NamedValue(name: $0.name, value: TranscriptEntry.hiddenKey) } : fields
    record(.choice, action, contact, .chose(fields: told, isShown: isShown))
    guard let page else { return }
    if !page.actions.isEmpty, !page.actions.contains(action) {
      let choices = page.actions.map { "\"\($0)\"" }.joined(separator: ", ")
      let are = page.actions.count == 1 ? "is" : "are"
      record(.note, "no branch is named \"\(action)\": there \(are) \(choices)", contact)
    }
    let program = program
    change(contact, .customer) {
      $0.emptyLoaded(under: "Views", program)
      for field in fields {
        $0.setLoaded(Self.typedIn + field.name, field.value, program)
        for (place, value) in Self.chosen(field.value).enumerated() {
          $0.setLoaded("\(Self.typedIn)\(field.name).\(place)", value, program)
        }
      }
    }
    let value = state.contacts[contact].contact.value(action, program)
    deliver(.chose(value), contact, .customer)
    runReady()
  }
}
