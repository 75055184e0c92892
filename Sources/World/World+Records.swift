import ContactCenter
import FlowEngine
import Handlers
import Store

// What flows do with customer profiles, cases and data tables: rows of the store, in one transaction an action.
extension World {
  /// The most characters of profiles that a flow may have loaded (reference, section 9).
  static var profileCharacterLimit: Int { 14_000 }

  /// Reads or writes records, and tells the contact what came of it; nil when another process keeps the store busy, which
  /// is tried again as often as for a Lambda. A store that cannot be read or written is a failure.
  mutating func useRecords(_ use: RecordUse, _ contact: Int, _ side: Side) -> RecordsAnswer? {
    useRecords(use, recordRequest(contact, side), busyTries: 0, contact, side)
  }

  /// The time of another try has come.
  mutating func recordsAreDue(_ contact: Int, _ side: Side) {
    guard let pending = takeRecords(of: contact, side),
      let answer = useRecords(
        pending.use, pending.request, busyTries: pending.busyTries, contact, side)
    else { return }
    deliver(.recordsAnswered(answer), contact, side)
  }

  private mutating func useRecords(
    _ use: RecordUse, _ request: RecordRequest, busyTries: Int, _ contact: Int, _ side: Side
  ) -> RecordsAnswer? {
    do {
      let (answer, changeset) = try lendRows(isReadOnly: use.isReadOnly) { try use.answer(request, in: $0) }
      if observer.isOn { report(changeset, contact, side) }
      if observer.isOn, !answer.why.isEmpty { record(.note, answer.why, contact, side: side) }
      guard hasRoom(for: answer.values, contact) else {
        record(.note, "the flow has loaded more than 14,000 characters of profiles", contact, side: side)
        return .failed
      }
      let program = program
      change(contact, side) {
        if answer.outcome == .done, let space = use.replacedSpace { $0.emptyLoaded(under: space, program) }
        for (path, value) in answer.values { $0.setLoaded(path, value, program) }
      }
      return RecordsAnswer(answer.outcome)
    } catch StoreError.busy where (store.wait + Self.busyRetry) * Int64(busyTries + 1) < Self.busyPatience {
      setRecords(PendingRecords(use, request, busyTries: busyTries + 1), of: contact, side)
      startTimer(.recordsAreTried(side), after: Self.busyRetry, contact)
      return nil
    } catch let error as StoreError {
      record(.note, error.diagnostic(for: "store").message, contact, side: side)
      return .failed
    } catch {
      record(.note, "\(error)", contact, side: side)
      return .failed
    }
  }

  private func recordRequest(_ contact: Int, _ side: Side) -> RecordRequest {
    let engine = state.contacts[contact].contact
    let related = related(to: contact).map { state.contacts[$0].contact.data("ContactId", program) ?? "" }
    return RecordRequest(
      values: gathered(), missing: missing(contact, side), contactId: engine.data("ContactId", program) ?? "",
      relatedContactId: related,
      profileId: loaded(contact).first { $0.name == "Customer.ProfileId" }?.value,
      now: state.now, settings: RecordSettings(program))
  }

  /// What the action gathered that has no value.
  private func missing(_ contact: Int, _ side: Side) -> [RecordRequest.Missing] {
    let parameters = action(of: contact, side).flatMap { program.actionSources[$0.index].action.parameters }
    return (0..<effects.parameters.count).compactMap { index in
      let parameter = effects.parameters[index]
      guard parameter.value.isMissing else { return nil }
      let path = program.string(parameter.name, in: effects)
      let keys = path.split(separator: ".").map(String.init)
      return RecordRequest.Missing(path, wording: parameters?[path: keys]?.string ?? "a reference")
    }
  }

  private func loaded(_ contact: Int) -> [(name: String, value: String)] {
    let engine = state.contacts[contact].contact
    return engine.entries(engine.loaded, names: program.slotNames(.loaded), program)
  }

  /// True when the values of profiles, with those that the flow has already, are not too long.
  private func hasRoom(for values: [(path: String, value: String?)], _ contact: Int) -> Bool {
    let isProfile: (String) -> Bool = { $0.hasPrefix("Customer.") }
    guard values.contains(where: { isProfile($0.path) }) else { return true }
    let kept = loaded(contact).filter { known in
      isProfile(known.name) && !values.contains { $0.path == known.name }
    }
    let length =
      kept.reduce(0) { $0 + $1.value.count }
      + values.filter { isProfile($0.path) }.reduce(0) { $0 + ($1.value?.count ?? 0) }
    return length <= Self.profileCharacterLimit
  }
}

extension RecordSettings {
  fileprivate init(_ program: Program) {
    let rules = program.rules
    self.init(
      searchNeedsAll: rules.profileSearchOperator == .and,
      listsRowsByName: rules.dataTableListShape == .rows, comparesLock: rules.dataTableLock == .compared,
      caseTemplates: program.center.caseTemplates)
  }
}

extension RecordUse {
  /// What every such action loads anew: values of the one before are gone.
  fileprivate var replacedSpace: String? {
    switch self {
    case .evaluateTable: "DataTables"
    case .listTable: "DataTableList"
    case .createProfile, .updateProfile, .findProfile, .findProfileObject, .calculatedAttributes,
      .associateProfile, .createCase, .findCase, .updateCase, .writeTable:
      nil
    }
  }

  fileprivate var isReadOnly: Bool {
    switch self {
    case .findProfile, .findProfileObject, .calculatedAttributes, .evaluateTable, .listTable: true
    case .createProfile, .updateProfile, .associateProfile, .createCase, .findCase, .updateCase, .writeTable:
      false
    }
  }

  fileprivate func answer(
    _ request: RecordRequest, in rows: borrowing Transaction
  ) throws -> RecordAnswer {
    switch self {
    case .createProfile: try CustomerProfiles.create(request, in: rows)
    case .updateProfile: try CustomerProfiles.update(request, in: rows)
    case .findProfile: try CustomerProfiles.find(request, in: rows)
    case .findProfileObject: try CustomerProfiles.findObject(request, in: rows)
    case .calculatedAttributes: try CustomerProfiles.calculatedAttributes(request, in: rows)
    case .associateProfile: try CustomerProfiles.associate(request, in: rows)
    case .createCase: try Cases.create(request, in: rows)
    case .findCase: try Cases.find(request, in: rows)
    case .updateCase: try Cases.update(request, in: rows)
    case .evaluateTable: try DataTables.evaluate(request, in: rows)
    case .listTable: try DataTables.list(request, in: rows)
    case .writeTable: try DataTables.write(request, in: rows)
    }
  }
}

extension RecordsAnswer {
  fileprivate init(_ outcome: RecordAnswer.Outcome) {
    switch outcome {
    case .done: self = .done
    case .noneFound: self = .noneFound
    case .multipleFound: self = .multipleFound
    case .notLinked: self = .notLinked
    case .failed: self = .failed
    }
  }
}
