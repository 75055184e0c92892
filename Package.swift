// swift-tools-version: 6.2
import PackageDescription

// One target a layer; each depends only on layers above it (docs/architecture.md).
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// Layers are optimized in debug builds too, with all their checks: tests load whole centers, again and again.
/// `swift build -Xswiftc -Onone` leaves them as they are written, for a debugger.
let optimized: [SwiftSetting] = [
  .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

/// - Parameter web: what it depends on besides in a build with the trait Web.
func layer(_ name: String, on dependencies: [String], web: [String] = []) -> Target {
  .target(
    name: name,
    dependencies: dependencies.map { .byName(name: $0) }
      + web.map { .byName(name: $0, condition: .when(traits: ["Web"])) },
    swiftSettings: strict + optimized)
}

func tests(_ layer: String, on dependencies: [String]) -> Target {
  .testTarget(
    name: layer + "Tests", dependencies: ([layer] + dependencies).map { .byName(name: $0) },
    swiftSettings: strict)
}

let package = Package(
  name: "touchtone",
  products: [.executable(name: "touchtone", targets: ["touchtone"])],
  traits: [
    .trait(name: "Web", description: "Lambdas behind a \"url\": needs libcurl4-openssl-dev.")
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    layer("Lists", on: []),
    layer("Diagnostics", on: []),
    layer("JSON", on: ["Diagnostics"]),
    layer("ContactCenter", on: ["Diagnostics", "JSON"]),
    layer("Bots", on: ["Diagnostics", "JSON", "ContactCenter"]),
    layer("FlowDocument", on: ["Diagnostics", "JSON"]),
    layer("FlowEngine", on: ["Diagnostics", "JSON", "ContactCenter", "FlowDocument"]),
    layer("FlowActions", on: ["Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine"]),
    layer(
      "FlowAnalysis",
      on: ["Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowActions"]),
    layer("Store", on: ["Diagnostics", "ContactCenter", "CSQLite"]),
    layer("Handlers", on: ["JSON", "ContactCenter", "Store"]),
    layer("Routing", on: ["ContactCenter"]),
    layer("Traffic", on: ["ContactCenter", "Routing"]),
    layer(
      "World",
      on: [
        "Lists", "Diagnostics", "JSON", "ContactCenter", "Bots", "FlowDocument", "FlowEngine", "Store",
        "Handlers", "Routing",
      ]),
    layer(
      "CenterFiles",
      on: [
        "Diagnostics", "JSON", "ContactCenter", "Bots", "FlowDocument", "FlowEngine", "FlowActions",
        "FlowAnalysis", "Handlers", "World",
      ]),
    layer(
      "Scenarios",
      on: [
        "Lists", "Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowAnalysis",
        "Store",
        "World",
        "CenterFiles",
      ]),
    layer(
      "CenterSimulation",
      on: [
        "Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowAnalysis", "Store",
        "Routing", "Traffic", "World",
      ]),
    layer(
      "Outside", on: ["Diagnostics", "ContactCenter", "World", "CenterFiles", "CLinux"], web: ["CCurl"]),
    layer("TerminalUI", on: ["Lists", "Diagnostics", "ContactCenter", "CNcurses", "CLinux"]),
    .executableTarget(
      name: "touchtone",
      dependencies: [
        "Lists", "Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowActions",
        "FlowAnalysis", "Store", "Handlers", "Routing", "Traffic", "World", "CenterFiles", "Scenarios",
        "CenterSimulation", "Outside", "TerminalUI",
      ],
      swiftSettings: strict),

    tests("Lists", on: []),
    tests("Diagnostics", on: ["CLinux"]),
    tests("JSON", on: ["Diagnostics"]),
    tests("ContactCenter", on: ["Diagnostics", "JSON"]),
    tests("Bots", on: ["Diagnostics", "JSON", "ContactCenter"]),
    tests("FlowDocument", on: ["Diagnostics", "JSON"]),
    tests(
      "FlowEngine",
      on: ["Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowActions", "FlowTestSupport"]),
    tests(
      "FlowActions",
      on: ["Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowTestSupport"]),
    tests(
      "FlowAnalysis",
      on: ["Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowActions"]),
    tests("Store", on: ["Diagnostics", "ContactCenter", "CSQLite", "TestSupport"]),
    tests("Handlers", on: ["ContactCenter", "Store", "TestSupport"]),
    tests("Routing", on: ["ContactCenter"]),
    tests("Traffic", on: ["ContactCenter", "Routing"]),
    tests(
      "CenterFiles",
      on: [
        "Diagnostics", "ContactCenter", "FlowEngine", "Store", "World", "FlowTestSupport", "TestSupport",
      ]),
    tests(
      "World",
      on: [
        "Diagnostics", "JSON", "ContactCenter", "Bots", "FlowDocument", "FlowEngine", "FlowActions", "Store",
        "Routing", "Simulation", "FlowTestSupport", "TestSupport",
      ]),
    tests(
      "Scenarios",
      on: [
        "Diagnostics", "JSON", "ContactCenter", "FlowEngine", "FlowAnalysis", "Store", "World", "CenterFiles",
        "FlowTestSupport", "TestSupport",
      ]),
    tests(
      "CenterSimulation",
      on: [
        "Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowActions", "FlowAnalysis",
        "Traffic", "World", "CenterFiles", "FlowTestSupport", "TestSupport",
      ]),
    tests("TerminalUI", on: ["Lists", "Diagnostics", "ContactCenter", "CLinux"]),
    tests("Outside", on: ["ContactCenter", "World", "CenterFiles", "TestSupport"]),
    tests(
      "touchtone",
      on: [
        "Diagnostics", "ContactCenter", "FlowAnalysis", "FlowEngine", "Store", "World", "CenterFiles",
        "Scenarios", "Outside", "TerminalUI", "TestSupport", "CSQLite",
      ]),
    .target(
      name: "Simulation",
      dependencies: [
        "Diagnostics", "JSON", "ContactCenter", "FlowDocument", "FlowEngine", "FlowActions", "Store",
        "Routing", "World", "CenterFiles", "CSQLite", "FlowTestSupport",
      ],
      path: "Tests/Simulation/Support", swiftSettings: strict),
    .executableTarget(
      name: "soak", dependencies: ["World", "Simulation", "FlowTestSupport"],
      path: "Tests/Simulation/Soak", swiftSettings: strict),
    .executableTarget(
      name: "exports", dependencies: ["Outside", "Simulation", "FlowTestSupport"],
      path: "Tests/Simulation/Exports", swiftSettings: strict),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["World", "Simulation", "FlowTestSupport", "TestSupport", "soak"],
      path: "Tests/Simulation/Sample", swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["CLinux"], path: "Tests/Support", swiftSettings: strict),
    .target(
      name: "FlowTestSupport", dependencies: ["ContactCenter", "FlowDocument", "FlowEngine", "FlowActions"],
      path: "Tests/FlowSupport", swiftSettings: strict),
    tests("TestSupport", on: []),
  ]
)
