/// What makes a user's Python file answer as in the service: run by `python3 -c`, with the file behind it.
///
/// The file is loaded once, as a module of its own name. Its prints go to the log whatever way it prints: the pipe of the
/// answers is moved out of its reach before it is loaded.
enum PythonAdapter {
  static let text = #"""
    import importlib.util, json, logging, os, sys, time, traceback

    def run():
        path = os.path.abspath(sys.argv[1])
        here = os.getcwd() + os.sep
        requests, answers = os.fdopen(os.dup(0), "rb", 65536), os.dup(1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
        sys.argv = sys.argv[1:]
        sys.dont_write_bytecode = True
        folder = os.path.dirname(path)
        if sys.path and sys.path[0] == "":
            sys.path[0] = folder
        else:
            sys.path.insert(0, folder)
        log = logging.StreamHandler(sys.stdout)
        log.setFormatter(logging.Formatter("[%(levelname)s]\t%(message)s"))
        logging.getLogger().addHandler(log)

        def say(kind, text=""):
            line = "\n\x1etouchtone " + kind + " " + text + "\n"
            rest = line.encode("utf-8", "backslashreplace")
            while rest:
                rest = rest[os.write(answers, rest):]

        def short(name):
            return name[len(here):] if name.startswith(here) else name

        def told(title, error):
            lines = ["[ERROR] " + title]
            place = ""
            frames = []
            if error is not None:
                frames = [frame for frame in traceback.extract_tb(error.__traceback__)
                          if frame.filename != "<string>" and not frame.filename.startswith("<frozen ")]
            if frames:
                lines.append("Traceback (most recent call last):")
            for frame in frames:
                lines.append('  File "%s", line %s, in %s' % (short(frame.filename), frame.lineno, frame.name))
                if frame.line:
                    lines.append("    " + frame.line)
                if not place or frame.filename.startswith(here) or frame.filename == path:
                    place = " (%s:%s)" % (short(frame.filename), frame.lineno)
            return lines, place

        def tell(lines):
            try:
                sys.stdout.flush()
                sys.stderr.write("\n".join(lines) + "\n")
                sys.stderr.flush()
            except Exception:
                pass

        def fail(kind, text, error=None):
            lines, place = told(kind + ": " + text, error)
            if isinstance(error, SyntaxError) and error.filename:
                place = " (%s:%s)" % (short(error.filename), error.lineno)
            tell(lines)
            say("error", " ".join((kind + ": " + text + place).split()))

        # What ends the program, as an interrupt does, is told by the user's own lines; while it waits, by nothing.
        def end(kind, error, trace):
            lines, place = told(": ".join(filter(None, [kind.__name__, str(error)])), error)
            if place:
                tell(lines)

        sys.excepthook = end

        class Identity:
            cognito_identity_id = None
            cognito_identity_pool_id = None

        class Context:
            def __init__(self, given):
                self.__dict__.update(known)
                self.aws_request_id = given["awsRequestId"]
                self.log_stream_name = given["logStreamName"]
                self._end = time.monotonic() + given["milliseconds"] / 1000

            def get_remaining_time_in_millis(self):
                return max(0, int((self._end - time.monotonic()) * 1000))

            def log(self, message):
                sys.stdout.write(str(message))

        decode, encode = json.JSONDecoder().decode, json.JSONEncoder(ensure_ascii=False).encode
        function = decode(requests.readline().decode() or "null")
        if function is None:
            return
        known = {
            "function_name": function["functionName"],
            "function_version": function["functionVersion"],
            "invoked_function_arn": function["invokedFunctionArn"],
            "memory_limit_in_mb": function["memoryLimitInMB"],
            "log_group_name": function["logGroupName"],
            "identity": Identity(),
            "client_context": None,
            "tenant_id": None,
        }
        name = os.path.splitext(os.path.basename(path))[0]
        member = os.environ["_HANDLER"].rpartition(".")[2]
        try:
            spec = importlib.util.spec_from_file_location(name, path)
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
        except Exception as error:
            fail(type(error).__name__, str(error), error)
            return
        handler = getattr(module, member, None)
        if not callable(handler):
            fail("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (member, name))
            return
        say("ready")
        while True:
            line = requests.readline()
            if not line:
                return
            given = decode(line.decode())
            text = None
            try:
                answer = handler(given["event"], Context(given))
                try:
                    text = encode(answer)
                except (TypeError, ValueError, RecursionError) as error:
                    fail("Runtime.MarshalError", "Unable to marshal response: %s" % error)
            except Exception as error:
                fail(type(error).__name__, str(error), error)
            if text is not None:
                try:
                    sys.stdout.flush()
                    sys.stderr.flush()
                except Exception:
                    pass
                say("answer", text)

    run()
    """#
}
