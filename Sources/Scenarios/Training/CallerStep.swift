/// A step in which the caller does something at the telephone.
protocol CallerStep: PlayedStep {
  var item: KeyItem { get }
}
