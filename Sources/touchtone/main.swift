import Glibc

exit(Touchtone.run(Array(CommandLine.arguments.dropFirst())).rawValue)
