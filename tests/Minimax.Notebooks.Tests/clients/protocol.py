"""Scenarios with jupyter_client, the library behind every Jupyter front end. Usage: protocol.py SCENARIO"""
import os
import subprocess
import sys
import time

import jupyter_client

KERNEL = ".net-csharp"


class Session:
    def __enter__(self):
        try:
            self.start()
        except RuntimeError:  # the manager's free ports may be taken before the kernel has them: front ends start again, with others
            self.__exit__()
            self.start()
        return self

    def start(self):
        self.manager = jupyter_client.KernelManager(kernel_name=KERNEL)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def __exit__(self, *error):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def run(self, code, **options):
        """Runs a cell; returns its reply and its output messages."""
        outputs = []
        reply = self.client.execute_interactive(code, timeout=90, output_hook=outputs.append, **options)
        shown = [(m["msg_type"], m["content"]) for m in outputs if m["msg_type"] not in ("status", "execute_input")]
        return reply["content"], shown

    def ask(self, message_id):
        """The reply to a request on the shell channel."""
        while True:
            reply = self.client.get_shell_msg(timeout=60)
            if reply["parent_header"].get("msg_id") == message_id:
                return reply["content"]


def execute():
    with Session() as s:
        reply, shown = s.run('Console.WriteLine("out"); Console.Error.WriteLine("err"); var d = display(1); d.Update(2); HTML("<b>b</b>")')
        assert reply["status"] == "ok" and reply["execution_count"] == 1, reply
        kinds = [kind for kind, _ in shown]
        assert kinds == ["stream", "stream", "display_data", "update_display_data", "execute_result"], kinds
        assert shown[0][1] == {"name": "stdout", "text": "out\n"} and shown[1][1] == {"name": "stderr", "text": "err\n"}, shown
        assert shown[2][1]["transient"]["display_id"] == shown[3][1]["transient"]["display_id"]
        assert shown[3][1]["data"] == {"text/plain": "2"}
        assert shown[4][1]["data"] == {"text/html": "<b>b</b>", "text/plain": "b"}, shown[4]

        reply, shown = s.run("Console.WriteLine(1); 5", silent=True, store_history=False)
        assert reply["status"] == "ok" and reply["execution_count"] == 1 and shown == [], (reply, shown)
        reply, _ = s.run("6", store_history=False)
        assert reply["execution_count"] == 2
        history = s.ask(s.client.history(hist_access_type="tail", n=10, raw=True, output=False))["history"]
        assert [entry[1] for entry in history] == [1], history
        found = s.ask(s.client.history(hist_access_type="search", pattern="*display*", n=5))["history"]
        assert len(found) == 1, found
        assert s.ask(s.client.comm_info())["comms"] == {}


def error_abort():
    with Session() as s:
        s.run("var ran = 0;")
        first = s.client.execute("\nthrow new InvalidOperationException(\"boom\");")
        queued = [s.client.execute("ran++;") for _ in range(5)]
        reply = s.ask(first)
        assert reply["status"] == "error" and reply["ename"] == "System.InvalidOperationException" and reply["evalue"] == "boom", reply
        assert reply["traceback"] == ["System.InvalidOperationException: boom", "   at the cell in In[2], line 2"], reply
        assert [s.ask(q)["status"] for q in queued] == ["aborted"] * 5
        time.sleep(0.1)
        _, shown = s.run("ran")
        assert shown[-1][1]["data"]["text/plain"] == "0", shown

        kept = s.client.execute("nope", stop_on_error=False)
        after = s.client.execute("ran")
        assert s.ask(kept)["status"] == "error"
        assert s.ask(after)["status"] == "ok"


def language():
    with Session() as s:
        s.run("/// <summary>Doubles a number.</summary>\nint Twice(int x) => 2 * x; var words = new[] { \"a\" };")
        code = 'var s = "😀é"; words.Whe'
        found = s.ask(s.client.complete(code, len(code)))
        assert found["matches"] == ["Where"], found
        assert code[found["cursor_start"]:found["cursor_end"]] == "Whe", found
        assert "Twice" in s.ask(s.client.complete("1 + Tw", 6))["matches"]
        assert "WriteLine" in s.ask(s.client.complete("Console.Wr", 10))["matches"]
        assert "#!time" in s.ask(s.client.complete("#!ti", 4))["matches"]
        about = s.ask(s.client.inspect("Math.Sqrt(2)", 7))
        assert about["found"] and "double Math.Sqrt(double d)" in about["data"]["text/plain"], about
        assert "square root" in about["data"]["text/plain"], about
        assert not s.ask(s.client.inspect("   ", 1))["found"]
        states = [s.ask(s.client.is_complete(c))["status"] for c in ("1 + 1", "int F() {", "foo)", "#!time")]
        assert states == ["complete", "incomplete", "invalid", "complete"], states


def stdin():
    with Session() as s:
        asked = []

        def answer(message):
            asked.append(message["content"])
            s.client.input("Ada")

        _, shown = s.run('var name = await GetInputAsync("Name?"); name + "!"', allow_stdin=True, stdin_hook=answer)
        assert asked == [{"prompt": "Name?", "password": False}], asked
        assert shown[-1][1]["data"]["text/plain"] == "Ada!", shown
        reply, _ = s.run('await GetInputAsync("Name?")', allow_stdin=False)
        assert reply["status"] == "error" and "front end" in reply["evalue"], reply


def interrupt():
    with Session() as s:
        pressed = []

        def stop_when_it_prints(message):
            if message["msg_type"] == "stream":
                s.manager.interrupt_kernel()
                pressed.append(time.time())

        def stop(code):
            reply = s.client.execute_interactive(code, timeout=90, output_hook=stop_when_it_prints)["content"]
            assert reply["status"] == "error" and reply["evalue"] == "The cell was stopped.", reply
            return time.time() - pressed[-1]

        took = stop("""var steps = 0;
var token = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken;
Console.WriteLine("training");
while (true) { token.ThrowIfCancellationRequested(); steps++; System.Threading.Thread.Sleep(5); }""")
        assert took < 1, f"a loop that looks at its token took {took:.1f} s to stop"
        _, shown = s.run("steps > 0")
        assert shown[-1][1]["data"]["text/plain"] == "True", shown

        took = stop('Console.WriteLine("on"); while (true) {}')
        assert took < 6, f"a loop that does not took {took:.1f} s to stop"
        _, shown = s.run("1 + 1")
        assert shown[-1][1]["data"]["text/plain"] == "2", shown


def restart():
    with Session() as s:
        s.run("var x = 1;")
        before = s.pid
        s.manager.restart_kernel(now=False)
        s.client.wait_for_ready(timeout=60)
        assert s.pid != before and not os.path.exists(f"/proc/{before}"), "the old process is gone"
        reply, _ = s.run("x")
        assert "CS0103" in reply["evalue"], reply


def flood():
    with Session() as s:
        start = time.time()
        _, shown = s.run("for (var i = 0; i < 200_000; i++) Console.WriteLine(i);")
        text = "".join(content["text"] for _, content in shown)
        assert text.count("\n") == 200_000 and text.endswith("199999\n")
        assert len(shown) < 2000, f"{len(shown)} messages"
        assert time.time() - start < 20, time.time() - start
        _, shown = s.run('new string(\'a\', 50_000_000).DisplayAs("text/plain");')
        assert len(shown[0][1]["data"]["text/plain"]) == 50_000_000


def parent():
    """A front end that dies takes its kernel along."""
    code = f"import jupyter_client, os; m = jupyter_client.KernelManager(kernel_name='{KERNEL}'); m.start_kernel(); " \
           "c = m.client(); c.start_channels(); c.wait_for_ready(timeout=60); print(m.provisioner.process.pid, flush=True); os._exit(9)"
    child = int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=90).stdout)
    for _ in range(100):
        if not os.path.exists(f"/proc/{child}"):
            return
        time.sleep(0.1)
    raise AssertionError(f"the kernel {child} outlived its parent")


if __name__ == "__main__":
    globals()[sys.argv[1]]()
    print("ok")
