// Runs Apache's command-line tools in one JVM, for tools.sh: reads `NAME<tab>STDIN-FILE<tab>CLASS<tab>WORD<tab>WORD…` lines and
// writes NAME.out, NAME.err and NAME.exit into the folder given first. Starting a JVM for each would take ten times as long.

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Exit;

public class Tools {
    static class Exited extends Error {
        Exited() {
            super(null, null, false, false);
        }
    }

    /** The first status counts: some tools catch what the exit throws, and exit again. */
    static volatile Integer exited;

    static void exit(int status) {
        if (exited == null) exited = status;
        System.out.flush();
        System.err.flush();
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        throw new Exited();
    }

    /** A producer is closed, and what it holds is sent, when its JVM ends; a consumer closes itself. */
    static final List<Runnable> hooks = new CopyOnWriteArrayList<>();

    static int run(String type, String[] words) throws Exception {
        exited = null;
        hooks.clear();
        int[] status = {0};
        Thread thread = new Thread(() -> {
            try {
                Class.forName(type).getMethod("main", String[].class).invoke(null, (Object) words);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof Exited)) {
                    e.getCause().printStackTrace();
                    status[0] = 1;
                }
            } catch (Exception e) {
                e.printStackTrace();
                status[0] = 99;
            }
        }, "main");
        thread.start();
        thread.join(TimeUnit.SECONDS.toMillis(45));
        for (Runnable hook : hooks) hook.run();
        if (!thread.isAlive()) return exited == null ? status[0] : exited;
        thread.interrupt();
        return 124;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Exit.setExitProcedure((status, message) -> exit(status));
        Exit.setHaltProcedure((status, message) -> exit(status));
        Exit.setShutdownHookAdder((name, runnable) -> {
            if (name.startsWith("producer")) hooks.add(runnable);
        });
        PrintStream out = System.out;
        for (String line : new String(System.in.readAllBytes(), "UTF-8").split("\n")) {
            String[] words = line.split("\t", -1);
            InputStream input = words[1].isEmpty() ? new ByteArrayInputStream(new byte[0]) : new FileInputStream(words[1]);
            System.setIn(input);
            System.setOut(new PrintStream(new FileOutputStream(folder.resolve(words[0] + ".out").toFile()), true));
            System.setErr(new PrintStream(new FileOutputStream(folder.resolve(words[0] + ".err").toFile()), true));
            int status = run(words[2], Arrays.copyOfRange(words, 3, words.length));
            System.out.flush();
            System.err.flush();
            Files.writeString(folder.resolve(words[0] + ".exit"), status + "\n");
            out.println(words[0] + " " + status);
        }
        Runtime.getRuntime().halt(0);
    }
}
