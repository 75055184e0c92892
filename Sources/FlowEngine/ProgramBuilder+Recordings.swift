import ContactCenter

/// A recording that an action plays and nothing here has.
struct MissingRecording {
  let action: ActionIndex
  let reference: String
}

// Recordings whose words are not here.
extension ProgramBuilder {
  /// Notes a recording that the center does not have.
  mutating func need(recording reference: String, _ source: ActionSource) {
    guard !reference.isEmpty, !ReferencePath.isPart(of: reference),
      parts.center.prompts.index(of: reference) == nil
    else { return }
    parts.missingRecordings.append(MissingRecording(action: source.index, reference: reference))
  }

  /// Says of each action what is heard in place of a recording that is not here. Of a beep or music, which every instance
  /// has, the name says enough.
  mutating func tellMissingRecordings() {
    for missing in parts.missingRecordings {
      let name = parts.flowTable.name(ofRecording: missing.reference)
      guard !LibraryPrompt.has(name) else { continue }
      approximate(missing.action, "the recording \"\(name)\" is not here: its name is heard in its place")
    }
  }
}

extension FlowTable {
  /// What a recording is called: by metadata, by the last part of an ARN, or by the file's name in an address.
  func name(ofRecording reference: String) -> String {
    let name = name(of: reference)
    guard name == reference, name.contains("://") else { return name }
    return name.split(separator: "/").last.map(String.init) ?? name
  }
}

extension Program {
  /// The name of a recording that nothing here has, and that is not in the library of every instance; nil for any other.
  public func missingRecording(_ reference: String) -> String? {
    guard center.prompts.index(of: reference) == nil else { return nil }
    let name = flowTable.name(ofRecording: reference)
    return LibraryPrompt.has(name) ? nil : name
  }
}
