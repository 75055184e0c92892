import Store
import World

/// What a wallboard calls a customer: by name where the store knows it, else by the end of the number, as a board hangs where
/// everybody sees it.
enum WallboardName {
  static func of(_ contact: Int, _ world: borrowing World) -> String {
    guard let number = world.state.contacts[contact].caller.number else { return "withheld" }
    let customer = (try? world.store.reading { rows in try rows.customer(withNumber: number.e164) }) ?? nil
    guard let customer, !customer.name.isEmpty else { return "…" + number.e164.suffix(4) }
    return customer.name
  }
}
