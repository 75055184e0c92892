import CenterFiles
import ContactCenter
import Store
import TerminalUI

/// Who can be chosen as the caller: the customers of the store, with what is known of them.
enum CallerList {
  /// The form in which the caller is chosen.
  ///
  /// - Parameter caller: who called last.
  static func chooser(_ setup: PlaySetup, caller: Caller, at now: Timestamp) -> ChooserScreen {
    let definition = setup.loaded.center.definition
    let customers = customers(of: setup.store, at: definition.zone.localTime(at: now))
    // Digits without a country's code are meant as the center's own customers would say them.
    let home = definition.numbers.first?.number ?? caller.number ?? customers.first?.number
    return ChooserScreen(customers: customers, callingCode: home?.callingCode)
  }

  static func customers(of store: Store, at now: CivilDateTime) -> [ChooserScreen.Customer] {
    let found = try? store.reading { rows in
      try rows.customers().compactMap { customer -> ChooserScreen.Customer? in
        guard let number = try? PhoneNumber(customer.phoneNumber) else { return nil }
        let visit = try rows.visit(of: customer.phoneNumber, after: now)
        let note =
          visit.map { "visit \($0.slot.date.shortDay), \($0.slot.time.text)" } ?? "customer, no visit"
        return ChooserScreen.Customer(name: customer.name, number: number, note: note)
      }
    }
    return found ?? []
  }
}
