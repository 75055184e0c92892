import ContactCenter
import Store
import TerminalUI

/// Who can be chosen as the caller: the customers of the store, with what is known of them.
enum CallerList {
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
