import FlowEngine

/// An effect as tests compare it.
func words(of effect: Effect, in program: Program, _ effects: borrowing Effects) -> String {
  switch effect {
  case .play(let prompt):
    return "\(words(of: prompt.form)) \"\(program.string(prompt.body, in: effects))\""
      + (prompt.isInterruptible ? ", a key stops it" : "") + (prompt.isIterative ? ", over and over" : "")
  case .stopPrompt: return "stop the prompt"
  case .skipInPrompt(let length): return "skip \(length.count)"
  case .startTimer(let kind, let length): return "start \(kind) \(length.count)"
  case .cancelTimer(let kind): return "cancel \(kind)"
  case .invokeLambda(let call):
    var parameters: [String] = []
    for parameter in effects.parameters.elements {
      let value = program.string(parameter.value, in: effects)
      let shown = parameter.value.isMissing ? "null" : parameter.isJSON ? value : "\"\(value)\""
      parameters.append("\(program.string(parameter.name, in: effects)): \(shown)")
    }
    return "invoke \(program.string(call.function, in: effects)) within \(call.timeLimitSeconds) s"
      + (call.isAsynchronous ? ", not waiting" : "") + (call.allowsJSON ? ", JSON" : "")
      + " {\(parameters.joined(separator: ", "))}"
  case .askHours(let hours):
    return "ask hours \(hours.map { program.hours[$0.index].name } ?? "of the queue")"
  case .askMetric(let metric, let queue):
    return "ask \(metric.name) of \(queue.map { program.queues[$0.index].name } ?? "the queue")"
  case .loadMetrics(let queue, let channel):
    return "load metrics of \(program.queues[queue.index].name)" + (channel.map { " by \($0)" } ?? "")
  case .enterQueue(let queue): return "enter \(program.queues[queue.index].name)"
  case .changeRelated(let isAttributes):
    let values = effects.parameters.elements.map { parameter in
      let value = parameter.value.isMissing ? "nothing" : program.string(parameter.value, in: effects)
      return "\(program.string(parameter.name, in: effects)): \(value)"
    }
    return
      "change \(isAttributes ? "attributes" : "data") of the related contact {\(values.joined(separator: ", "))}"
  case .dialCustomer(let shown, let limit):
    let ringing = limit > 0 ? " for \(limit) s" : ""
    return "dial the customer" + (shown.isMissing ? "" : " from " + program.string(shown, in: effects))
      + ringing
  case .transferToAgent: return "transfer to the agent"
  case .holdParticipants(let who): return who.rawValue
  case .resumeTask: return "resume the task"
  case .setRoutingCriteria:
    return "routing criteria "
      + effects.parameters.elements.map { program.string($0.value, in: effects) }.joined()
  case .setRouting(let priority, let age): return "priority \(priority) age \(age)"
  case .moveToQueue(let queue): return "move to \(program.queues[queue.index].name)"
  case .callThirdParty(let call):
    let digits = program.string(call.digits, in: effects)
    let shown = program.string(call.shown, in: effects)
    return "call \(program.string(call.number, in: effects)) for \(call.ringLimit) s"
      + (shown.isEmpty ? "" : " as \(shown)")
      + (digits.isEmpty ? "" : ", key in \(digits)") + (call.comesBack ? ", come back" : "")
      + (call.outcome == .answered ? "" : ", \(call.outcome)")
  case .createContact(let order):
    let values = effects.parameters.elements.map { parameter in
      let value = parameter.value.isMissing ? "nothing" : program.string(parameter.value, in: effects)
      return "\(program.string(parameter.name, in: effects)): \(value)"
    }
    let flow = program.string(order.flow, in: effects)
    let queue = order.queue < 0 ? "" : " for \(program.queues[Int(order.queue)].name)"
    return "create \(order.kind)\(queue)" + (flow.isEmpty ? "" : " with \(flow)")
      + (order.delay > 0 ? " in \(order.delay) s" : "") + " {\(values.joined(separator: ", "))}"
  case .useRecords(let use):
    let values = effects.parameters.elements.map { parameter in
      let value = parameter.value.isMissing ? "nothing" : program.string(parameter.value, in: effects)
      return "\(program.string(parameter.name, in: effects)): \(value)"
    }
    return "\(use) {\(values.joined(separator: ", "))}"
  case .converse(let turn):
    let bot = program.string(turn.bot, in: effects)
    switch turn.input {
    case .begins:
      let attributes = effects.parameters.elements.map { parameter in
        let value = parameter.value.isMissing ? "nothing" : program.string(parameter.value, in: effects)
        return "\(program.string(parameter.name, in: effects)): \(value)"
      }
      return "begin with the bot \(bot) {\(attributes.joined(separator: ", "))}"
    case .words(let words): return "tell \(bot) \"\(program.string(words, in: effects))\""
    case .keys(let keys): return "tell \(bot) the keys \(program.string(keys, in: effects))"
    case .silence: return "tell \(bot) nothing"
    }
  case .showPage(let words): return program.string(words, in: effects)
  case .words(let words, let isHeard):
    return "\"\(program.string(words, in: effects))\" \(isHeard ? "heard" : "not heard")"
  case .digitUnused(let digit, let kept): return "\(digit) \(kept ? "kept" : "lost")"
  case .digitTaken(let digit, let fromBuffer): return "\(digit) taken\(fromBuffer ? " from the buffer" : "")"
  case .digitsWiped: return "wiped"
  case .inputStored(let value, let isEncrypted):
    return "stored \"\(program.string(value, in: effects))\"\(isEncrypted ? ", encrypted" : "")"
  case .standIn(let what, let branch):
    let way = branch.map { program.branches[$0.index].outcome.name } ?? "the end"
    return "\(program.string(what, in: effects)) stands in: \(way)"
  case .why(let words), .lacks(let words): return "because \(program.string(words, in: effects))"
  case .fact(let fact): return words(of: fact, in: program, effects)
  }
}

private func words(of form: Prompt.Form) -> String {
  switch form {
  case .text: "say"
  case .ssml: "speak"
  case .recording: "play"
  case .media: "fetch"
  }
}

private func words(of fact: ContactFact, in program: Program, _ effects: borrowing Effects) -> String {
  switch fact {
  case .voice(let voice): "voice \(program.string(voice, in: effects))"
  case .flowLogging(let isOn): "logging \(isOn ? "on" : "off")"
  case .recording(let agent, let customer): "recording agent \(agent) customer \(customer)"
  case .mediaStreaming(let isOn): "streaming \(isOn ? "on" : "off")"
  case .messageProcessing(let isOn): "message processing \(isOn ? "on" : "off")"
  case .eventHook(let hook, let flow): "\(hook.name): \(flow.map { program.flows[$0.index].name } ?? "off")"
  }
}
