<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Deed</name>
    <message>
        <source>run for %1</source>
        <translation>%1 lang laufen lassen</translation>
    </message>
    <message>
        <source>run</source>
        <translation>starten</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>go to %1</source>
        <translation>zu %1 gehen</translation>
    </message>
    <message>
        <source>zoom to %1</source>
        <translation>auf %1 zoomen</translation>
    </message>
    <message>
        <source>show the whole run</source>
        <translation>den ganzen Lauf zeigen</translation>
    </message>
    <message>
        <source>show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>select nothing</source>
        <translation>nichts auswählen</translation>
    </message>
    <message>
        <source>select %1</source>
        <translation>%1 auswählen</translation>
    </message>
    <message>
        <source>mark %1</source>
        <translation>%1 markieren</translation>
    </message>
    <message>
        <source>mark nothing</source>
        <translation>nichts markieren</translation>
    </message>
    <message>
        <source>speed 1 : %1</source>
        <translation>Tempo 1 : %1</translation>
    </message>
    <message>
        <source>play</source>
        <translation>abspielen</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>predict</source>
        <translation>vorhersagen</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>The demo crashed:</source>
        <translation>Die Demo ist abgestürzt:</translation>
    </message>
    <message>
        <source>What it did until then is shown.</source>
        <translation>Gezeigt wird, was sie bis dahin tat.</translation>
    </message>
    <message>
        <source>The run was ended, as it went over a limit:</source>
        <translation>Der Lauf wurde beendet, weil er eine Grenze überschritt:</translation>
    </message>
    <message>
        <source>The run failed:</source>
        <translation>Der Lauf ist fehlgeschlagen:</translation>
    </message>
    <message>
        <source>%1 events were lost (%2 kernel records, %3 of the program&apos;s own), as they came faster than they could be read. Gaps are hatched; the figures do not count what is missing.</source>
        <translation>%1 Ereignisse gingen verloren (%2 des Kernels, %3 des Programms), weil sie schneller kamen, als sie gelesen werden konnten. Lücken sind schraffiert; was fehlt, zählen die Kennzahlen nicht mit.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished in %1</source>
        <translation>fertig nach %1</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>angehalten nach %1</translation>
    </message>
    <message>
        <source>crashed after %1</source>
        <translation>abgestürzt nach %1</translation>
    </message>
    <message>
        <source>ended by a limit after %1</source>
        <translation>durch eine Grenze beendet nach %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>The run ended:</source>
        <translation>Der Lauf endete:</translation>
    </message>
</context>
<context>
    <name>OverviewMarks</name>
    <message numerus="yes">
        <source>From here on no thread can go on: %n wait for locks</source>
        <translation>
            <numerusform>Von hier an kommt kein Thread weiter: %n wartet auf eine Sperre</numerusform>
            <numerusform>Von hier an kommt kein Thread weiter: %n warten auf Sperren</numerusform>
        </translation>
    </message>
    <message>
        <source>Records were lost here</source>
        <translation>Hier gingen Aufzeichnungen verloren</translation>
    </message>
    <message>
        <source>The run ended here: %1</source>
        <translation>Hier endete der Lauf: %1</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
</context>
<context>
    <name>ValuesHere</name>
    <message>
        <source>%1 · not there</source>
        <translation>%1 · nicht da</translation>
    </message>
</context>
<context>
    <name>app::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>app::BookmarksPanel</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Bookmarks of this run</source>
        <translation>Lesezeichen dieses Laufs</translation>
    </message>
    <message>
        <source>Saved with the run. Enter goes there, F2 renames, Del deletes.</source>
        <translation>Werden mit dem Lauf gespeichert. Eingabe springt hin, F2 benennt um, Entf löscht.</translation>
    </message>
    <message>
        <source>Add here</source>
        <translation>Hier setzen</translation>
    </message>
    <message>
        <source>Put a bookmark at the playhead (M)</source>
        <translation>Ein Lesezeichen an den Abspielkopf setzen (M)</translation>
    </message>
</context>
<context>
    <name>app::CataloguePanel</name>
    <message>
        <source>Find a demo…  /</source>
        <translation>Demo suchen …  /</translation>
    </message>
    <message>
        <source>Find a demo</source>
        <translation>Eine Demo suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Demos</source>
        <translation>Demos</translation>
    </message>
    <message>
        <source>%1, visited</source>
        <translation>%1, besucht</translation>
    </message>
</context>
<context>
    <name>app::CodePanel</name>
    <message>
        <source>C++ and Python beside each other, large</source>
        <translation>C++ und Python groß nebeneinander</translation>
    </message>
    <message>
        <source>Previous event of the chosen line</source>
        <translation>Voriges Ereignis der gewählten Zeile</translation>
    </message>
    <message>
        <source>Next event of the chosen line</source>
        <translation>Nächstes Ereignis der gewählten Zeile</translation>
    </message>
    <message>
        <source>Code of the demo, C++</source>
        <translation>Code der Demo, C++</translation>
    </message>
    <message>
        <source>The same program in Python</source>
        <translation>Dasselbe Programm in Python</translation>
    </message>
    <message>
        <source>What runs: C++</source>
        <translation>Was läuft: C++</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Language of the code</source>
        <translation>Sprache des Codes</translation>
    </message>
    <message>
        <source>The source that was built. Click a line to find its events</source>
        <translation>Der Quelltext, der übersetzt wurde. Ein Klick auf eine Zeile findet ihre Ereignisse</translation>
    </message>
    <message>
        <source>The same steps for readers of Python; it does not run here</source>
        <translation>Dieselben Schritte für alle, die Python lesen; es läuft hier nicht</translation>
    </message>
    <message>
        <source>Return finds the events of a line</source>
        <translation>Eingabe findet die Ereignisse einer Zeile</translation>
    </message>
    <message>
        <source>The code, C++ and Python</source>
        <translation>Der Code, C++ und Python</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Step [%1]</source>
        <translation>Schritt [%1]</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>Diese Zeile</translation>
    </message>
    <message>
        <source>%1: run the demo to find its events.</source>
        <translation>%1: Starte die Demo, um ihre Ereignisse zu finden.</translation>
    </message>
    <message>
        <source>%1: no event of this run tells it.</source>
        <translation>%1: Kein Ereignis dieses Laufs erzählt davon.</translation>
    </message>
    <message>
        <source>%1: event %2 of %3, %4</source>
        <translation>%1: Ereignis %2 von %3, %4</translation>
    </message>
    <message>
        <source>%1: %2 events of one thread</source>
        <translation>%1: %2 Ereignisse eines Threads</translation>
    </message>
    <message>
        <source>%1: %2 events of %3 threads</source>
        <translation>%1: %2 Ereignisse von %3 Threads</translation>
    </message>
    <message>
        <source>%1 and %2 more are here</source>
        <translation>%1 und %2 weitere sind hier</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1 ist hier</translation>
    </message>
    <message>
        <source>%1 are here</source>
        <translation>%1 sind hier</translation>
    </message>
</context>
<context>
    <name>app::CommandPalette</name>
    <message>
        <source>Nothing of that name.</source>
        <translation>Nichts dieses Namens.</translation>
    </message>
    <message>
        <source>Demos and commands</source>
        <translation>Demos und Befehle</translation>
    </message>
    <message>
        <source>Go to a demo or do something…</source>
        <translation>Zu einer Demo gehen oder etwas tun …</translation>
    </message>
    <message>
        <source>Demo or command</source>
        <translation>Demo oder Befehl</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>app::EstimateView</name>
    <message>
        <source>Your estimate</source>
        <translation>Eigene Schätzung</translation>
    </message>
    <message>
        <source>The curve you expect</source>
        <translation>Die erwartete Kurve</translation>
    </message>
    <message>
        <source>Drag the mark to the number you expect</source>
        <translation>Die Marke auf die erwartete Zahl ziehen</translation>
    </message>
    <message>
        <source>Drag over the picture to draw the curve you expect</source>
        <translation>Über das Bild ziehen, um die erwartete Kurve zu zeichnen</translation>
    </message>
    <message>
        <source>This run says: %1.</source>
        <translation>Dieser Lauf sagt: %1.</translation>
    </message>
    <message>
        <source>The run drew its curve; you drew none.</source>
        <translation>Der Lauf hat seine Kurve gezeichnet; eine Vorhersage gab es nicht.</translation>
    </message>
    <message>
        <source>✓ Close.</source>
        <translation>✓ Nah dran.</translation>
    </message>
    <message>
        <source>✗ Not quite.</source>
        <translation>✗ Nicht ganz.</translation>
    </message>
    <message>
        <source>You said %1; measured: %2.</source>
        <translation>Geschätzt: %1; gemessen: %2.</translation>
    </message>
    <message>
        <source>Off by %1 % on average, most at %2: you %3, measured %4.</source>
        <translation>Im Mittel %1 % daneben, am meisten bei %2: geschätzt %3, gemessen %4.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Guess: %1.</source>
        <translation>Schätzung: %1.</translation>
    </message>
    <message>
        <source>No guess yet.</source>
        <translation>Noch keine Schätzung.</translation>
    </message>
    <message>
        <source>Measured: %1.</source>
        <translation>Gemessen: %1.</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>drag to your number</source>
        <translation>zur Zahl ziehen</translation>
    </message>
    <message>
        <source>draw your curve here</source>
        <translation>hier die Kurve zeichnen</translation>
    </message>
    <message>
        <source>your guess</source>
        <translation>die Schätzung</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
</context>
<context>
    <name>app::ExportDialog</name>
    <message>
        <source>SVG picture (text stays text)</source>
        <translation>SVG-Bild (Text bleibt Text)</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>PDF-Seite</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>TikZ picture for LaTeX (.tikz)</source>
        <translation>TikZ-Bild für LaTeX (.tikz)</translation>
    </message>
    <message>
        <source>TikZ picture for LaTeX (.tex)</source>
        <translation>TikZ-Bild für LaTeX (.tex)</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF-Animation</translation>
    </message>
    <message>
        <source>WebP animation (lossless)</source>
        <translation>WebP-Animation (verlustfrei)</translation>
    </message>
    <message>
        <source>MP4 film</source>
        <translation>MP4-Film</translation>
    </message>
    <message>
        <source>CSV table of every state</source>
        <translation>CSV-Tabelle aller Zustände</translation>
    </message>
    <message>
        <source>TSV table of every state</source>
        <translation>TSV-Tabelle aller Zustände</translation>
    </message>
    <message>
        <source>JSON for chrome://tracing, Perfetto</source>
        <translation>JSON für chrome://tracing, Perfetto</translation>
    </message>
    <message>
        <source>Perfetto trace</source>
        <translation>Perfetto-Trace</translation>
    </message>
    <message>
        <source>Interleave recording</source>
        <translation>Interleave-Aufzeichnung</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Copy the picture as PNG, SVG and PDF, and its data as a table</source>
        <translation>Das Bild als PNG, SVG und PDF kopieren und seine Daten als Tabelle</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Views on the picture</source>
        <translation>Ansichten auf dem Bild</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>All data of the run, not only what is shown</source>
        <translation>Alle Daten des Laufs, nicht nur das Gezeigte</translation>
    </message>
    <message>
        <source>Choose at least one view</source>
        <translation>Wähle mindestens eine Ansicht</translation>
    </message>
    <message>
        <source>Choose at least one view.</source>
        <translation>Wähle mindestens eine Ansicht.</translation>
    </message>
    <message>
        <source>Copied as PNG, SVG, PDF and table.</source>
        <translation>Als PNG, SVG, PDF und Tabelle kopiert.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>The file&apos;s name must end in one of: %1.</source>
        <translation>Der Dateiname muss auf eines von diesen enden: %1.</translation>
    </message>
    <message>
        <source>MP4 needs the program ffmpeg, which is not installed (sudo apt install ffmpeg). GIF and WebP need nothing.</source>
        <translation>MP4 braucht das Programm ffmpeg, das nicht installiert ist (sudo apt install ffmpeg). GIF und WebP brauchen nichts.</translation>
    </message>
    <message>
        <source>What is exported, and how</source>
        <translation>Was exportiert wird und wie</translation>
    </message>
</context>
<context>
    <name>app::ExportPreview</name>
    <message>
        <source>Preview of the picture</source>
        <translation>Vorschau des Bildes</translation>
    </message>
</context>
<context>
    <name>app::FigureForm</name>
    <message>
        <source>patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>what the stage shows</source>
        <translation>was die Bühne zeigt</translation>
    </message>
    <message>
        <source>the whole run</source>
        <translation>der ganze Lauf</translation>
    </message>
    <message>
        <source>the selection, %1</source>
        <translation>die Auswahl, %1</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>the playhead&apos;s</source>
        <translation>der des Abspielkopfs</translation>
    </message>
    <message>
        <source>none: the interval alone</source>
        <translation>keiner: nur der Zeitraum</translation>
    </message>
    <message>
        <source>key frames at decisions</source>
        <translation>Schlüsselbilder an Entscheidungen</translation>
    </message>
    <message>
        <source>key frames at bookmarks</source>
        <translation>Schlüsselbilder an Lesezeichen</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Number of key frames</source>
        <translation>Anzahl der Schlüsselbilder</translation>
    </message>
    <message>
        <source>As high as needed</source>
        <translation>So hoch wie nötig</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>%1× pixels</source>
        <translation>%1× Pixel</translation>
    </message>
    <message>
        <source>Pixels of the PNG</source>
        <translation>Pixel des PNG</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Textgröße in Prozent</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>transparent</source>
        <translation>transparent</translation>
    </message>
    <message>
        <source>high contrast, light</source>
        <translation>hoher Kontrast, hell</translation>
    </message>
    <message>
        <source>high contrast, dark</source>
        <translation>hoher Kontrast, dunkel</translation>
    </message>
    <message>
        <source>Theme of the picture</source>
        <translation>Farben des Bildes</translation>
    </message>
    <message>
        <source>States carry patterns</source>
        <translation>Zustände tragen Muster</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>With title</source>
        <translation>Mit Titel</translation>
    </message>
    <message>
        <source>With legend</source>
        <translation>Mit Legende</translation>
    </message>
    <message>
        <source>With badge</source>
        <translation>Mit Herkunft</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>machine and parameters</source>
        <translation>Maschine und Parameter</translation>
    </message>
    <message>
        <source>your own words</source>
        <translation>eigene Worte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Words of the caption</source>
        <translation>Worte der Unterschrift</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>Was das Bild zeigt</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Length of the animation in seconds</source>
        <translation>Länge der Animation in Sekunden</translation>
    </message>
    <message>
        <source> frames/s</source>
        <translation> Bilder/s</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
</context>
<context>
    <name>app::FiguresPanel</name>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>context switches</source>
        <translation>Kontextwechsel</translation>
    </message>
    <message>
        <source>of them preempted</source>
        <translation>davon Verdrängungen</translation>
    </message>
    <message>
        <source>migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>wake-up to run, p50 / p99</source>
        <translation>Aufwachlatenz, p50 / p99</translation>
    </message>
    <message>
        <source>CPU use</source>
        <translation>CPU-Auslastung</translation>
    </message>
    <message>
        <source>events lost</source>
        <translation>verlorene Ereignisse</translation>
    </message>
    <message>
        <source>Time per state per thread in the selected interval</source>
        <translation>Zeit je Zustand und Thread im ausgewählten Zeitraum</translation>
    </message>
    <message>
        <source>Known where the kernel&apos;s records are</source>
        <translation>Bekannt, wo der Kernel aufzeichnet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Ausgewählt: %1</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>alle %1</translation>
    </message>
</context>
<context>
    <name>app::FileWork</name>
    <message>
        <source>%1 … %2 %</source>
        <translation>%1 … %2 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>app::FindBar</name>
    <message>
        <source>Find a thread or a resource…</source>
        <translation>Thread oder Ressource suchen …</translation>
    </message>
    <message>
        <source>Find a thread or a resource</source>
        <translation>Thread oder Ressource suchen</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>no later wait for it</source>
        <translation>später wartet niemand darauf</translation>
    </message>
</context>
<context>
    <name>app::FindingsList</name>
    <message>
        <source>95 % interval: %1 to %2</source>
        <translation>95-%-Intervall: %1 bis %2</translation>
    </message>
    <message>
        <source>What it comes to</source>
        <translation>Was herauskommt</translation>
    </message>
</context>
<context>
    <name>app::HeaderBar</name>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Save this run as a recording (Ctrl+S)</source>
        <translation>Diesen Lauf als Aufzeichnung speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Write the picture or the data to a file (Ctrl+E)</source>
        <translation>Das Bild oder die Daten in eine Datei schreiben (Strg+E)</translation>
    </message>
    <message>
        <source>The lesson about this demo, step by step</source>
        <translation>Die Lektion zu dieser Demo, Schritt für Schritt</translation>
    </message>
    <message>
        <source>All keys (?)</source>
        <translation>Alle Tasten (?)</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Recent recordings</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>The last runs: show one again, compare, pin, save (Ctrl+H)</source>
        <translation>Die letzten Läufe: erneut zeigen, vergleichen, anheften, speichern (Strg+H)</translation>
    </message>
    <message>
        <source>Runs (%1)</source>
        <translation>Läufe (%1)</translation>
    </message>
    <message>
        <source>Compare: end</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Compared with run A: %1. Click to end it (C)</source>
        <translation>Verglichen mit Lauf A: %1. Ein Klick beendet es (C)</translation>
    </message>
    <message>
        <source>Keep this run as A; the next one stands beside it (C)</source>
        <translation>Diesen Lauf als A behalten; der nächste steht daneben (C)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Patterns on states</source>
        <translation>Muster auf Zuständen</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Overlaid</source>
        <translation>Übereinander</translation>
    </message>
    <message>
        <source>Each thread of A above the same of B, or run A above run B (Shift+C)</source>
        <translation>Jeder Thread von A über demselben von B, oder Lauf A über Lauf B (Umschalt+C)</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Weitere Befehle</translation>
    </message>
    <message>
        <source>Demos</source>
        <translation>Demos</translation>
    </message>
    <message>
        <source>Show or hide the catalogue of demos</source>
        <translation>Den Katalog der Demos zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show or hide parameters, prediction, code and figures</source>
        <translation>Parameter, Vorhersage, Code und Zahlen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>High contrast, as the system asks for</source>
        <translation>Hoher Kontrast, wie das System es verlangt</translation>
    </message>
    <message>
        <source>Reduced motion, as the system asks for</source>
        <translation>Weniger Bewegung, wie das System es verlangt</translation>
    </message>
    <message>
        <source>Patterns on states, part of high contrast</source>
        <translation>Muster auf Zuständen, Teil des hohen Kontrasts</translation>
    </message>
    <message>
        <source>Open a recording or a machine (Ctrl+O), or drop one on the window</source>
        <translation>Eine Aufzeichnung oder einen Rechner öffnen (Strg+O), oder auf das Fenster ziehen</translation>
    </message>
</context>
<context>
    <name>app::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No key does that. Ctrl+K finds what has no key.</source>
        <translation>Keine Taste tut das. Strg+K findet, was keine Taste hat.</translation>
    </message>
    <message>
        <source>Find a key or what it does…</source>
        <translation>Eine Taste suchen oder was sie tut …</translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation>Eine Taste suchen</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Zum Rundgang</translation>
    </message>
</context>
<context>
    <name>app::LectureNotes</name>
    <message>
        <source>Speaker notes — Interleave</source>
        <translation>Notizen — Interleave</translation>
    </message>
    <message>
        <source>Time and how long the lecture has been going on</source>
        <translation>Uhrzeit und wie lange die Vorlesung schon dauert</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>There are no notes for this step.</source>
        <translation>Zu diesem Schritt gibt es keine Notizen.</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>Das ist der letzte Schritt.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Danach: %1</translation>
    </message>
    <message>
        <source>%1 min %2 s · %3</source>
        <translation>%1 min %2 s · %3</translation>
    </message>
</context>
<context>
    <name>app::LectureVeil</name>
    <message>
        <source>Lecture veil</source>
        <translation>Schleier der Vorlesung</translation>
    </message>
</context>
<context>
    <name>app::LessonCard</name>
    <message>
        <source>◂ Back</source>
        <translation>◂ Zurück</translation>
    </message>
    <message>
        <source>Lesson of the folder</source>
        <translation>Lektion des Ordners</translation>
    </message>
    <message>
        <source>The lessons of this folder</source>
        <translation>Die Lektionen dieses Ordners</translation>
    </message>
    <message>
        <source>Previous step of the lesson</source>
        <translation>Voriger Schritt der Lektion</translation>
    </message>
    <message>
        <source>The step before, as you left it (Page up)</source>
        <translation>Der Schritt davor, wie er verlassen wurde (Bild auf)</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>Lektion schließen</translation>
    </message>
    <message>
        <source>Close the lesson; Lesson above opens it again</source>
        <translation>Lektion schließen; „Lektion“ oben öffnet sie wieder</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>ein Schritt</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Begin ▸</source>
        <translation>Beginnen ▸</translation>
    </message>
    <message>
        <source>Next ▸</source>
        <translation>Weiter ▸</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next step of the lesson</source>
        <translation>Nächster Schritt der Lektion</translation>
    </message>
    <message>
        <source>Finish the lesson</source>
        <translation>Lektion abschließen</translation>
    </message>
    <message>
        <source>What comes next (Page down)</source>
        <translation>Was als Nächstes kommt (Bild ab)</translation>
    </message>
    <message>
        <source>Closes the lesson</source>
        <translation>Schließt die Lektion</translation>
    </message>
    <message>
        <source>Do this step again</source>
        <translation>Diesen Schritt noch einmal ausführen</translation>
    </message>
    <message>
        <source>Lesson: %1</source>
        <translation>Lektion: %1</translation>
    </message>
    <message>
        <source>%1 cannot be shown</source>
        <translation>%1 kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Datei neu lesen</translation>
    </message>
    <message>
        <source>Correct the file and press ↻; docs/lessons.md says how lessons are written.</source>
        <translation>Berichtige die Datei und drücke ↻; wie Lektionen geschrieben werden, sagt docs/lessons.md.</translation>
    </message>
    <message>
        <source>Mistakes in the lesson</source>
        <translation>Fehler in der Lektion</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::LessonPlayer</name>
    <message>
        <source>nothing has run yet</source>
        <translation>noch ist nichts gelaufen</translation>
    </message>
    <message>
        <source>the demo could not be started</source>
        <translation>die Demo ließ sich nicht starten</translation>
    </message>
    <message>
        <source>as you left it; ↻ does it again</source>
        <translation>wie verlassen; ↻ führt ihn noch einmal aus</translation>
    </message>
    <message>
        <source>this machine has %1</source>
        <translation>diese Maschine hat %1</translation>
    </message>
    <message>
        <source>the run ended at %1</source>
        <translation>der Lauf endete bei %1</translation>
    </message>
    <message>
        <source>the run was shorter</source>
        <translation>der Lauf war kürzer</translation>
    </message>
    <message>
        <source>nobody of this run is called so</source>
        <translation>niemand in diesem Lauf heißt so</translation>
    </message>
</context>
<context>
    <name>app::LoopButton</name>
    <message>
        <source>Stop loop</source>
        <translation>Schleife aus</translation>
    </message>
    <message>
        <source>Stop the loop</source>
        <translation>Schleife beenden</translation>
    </message>
    <message>
        <source>Loop the selected interval</source>
        <translation>Ausgewählten Zeitraum wiederholen</translation>
    </message>
    <message>
        <source>Stop playing the interval again and again (R)</source>
        <translation>Den Zeitraum nicht länger wiederholen (R)</translation>
    </message>
    <message>
        <source>Play the selected interval again and again (R)</source>
        <translation>Den ausgewählten Zeitraum immer wieder abspielen (R)</translation>
    </message>
</context>
<context>
    <name>app::MainWindow</name>
    <message>
        <source>The demo could not be started: %1</source>
        <translation>Die Demo ließ sich nicht starten: %1</translation>
    </message>
    <message>
        <source>How to improve it</source>
        <translation>Wie es besser geht</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>%1 cannot be opened. %2</source>
        <translation>%1 lässt sich nicht öffnen. %2</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Andere öffnen …</translation>
    </message>
    <message>
        <source>A newer version wrote this recording. What this one does not know is left out: %1.</source>
        <translation>Eine neuere Version hat diese Aufzeichnung geschrieben. Was diese nicht kennt, fehlt: %1.</translation>
    </message>
    <message>
        <source>It was recorded with %1, which is more than this machine has. The picture is the recorded one; a new run takes what there is.</source>
        <translation>Aufgezeichnet wurde mit %1; so viel hat diese Maschine nicht. Das Bild zeigt die Aufzeichnung; ein neuer Lauf nimmt, was da ist.</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 was not written. %2</source>
        <translation>%1 wurde nicht geschrieben. %2</translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation>Erneut exportieren …</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Save this run</source>
        <translation>Diesen Lauf speichern</translation>
    </message>
    <message>
        <source>Recordings (*.interleave)</source>
        <translation>Aufzeichnungen (*.interleave)</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Language: as the system, from the next start on</source>
        <translation>Sprache: wie das System, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Language: %1, from the next start on</source>
        <translation>Sprache: %1, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Interleave speaks %1 from its next start on. Nothing else changes.</source>
        <translation>Interleave spricht ab dem nächsten Start %1. Sonst ändert sich nichts.</translation>
    </message>
    <message>
        <source>Parameters, code and prediction</source>
        <translation>Parameter, Code und Vorhersage</translation>
    </message>
    <message>
        <source>There are no demos in this build.</source>
        <translation>Dieses Programm wurde ohne Demos gebaut.</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>Vorlesung</translation>
    </message>
    <message>
        <source>Lecture mode: full screen and large, and back</source>
        <translation>Vorlesungsmodus: Vollbild und groß, und zurück</translation>
    </message>
    <message>
        <source>Go on with the last lecture</source>
        <translation>Letzte Vorlesung fortsetzen</translation>
    </message>
    <message>
        <source>Leave lecture mode</source>
        <translation>Vorlesungsmodus verlassen</translation>
    </message>
    <message>
        <source>Black screen; any key returns</source>
        <translation>Schwarzer Bildschirm; jede Taste kehrt zurück</translation>
    </message>
    <message>
        <source>Spotlight: tap to keep it, hold to see it while held</source>
        <translation>Lichtkegel: antippen schaltet um, halten zeigt ihn solange</translation>
    </message>
    <message>
        <source>Larger type</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller type</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Show or hide the sliders</source>
        <translation>Regler zeigen oder verbergen</translation>
    </message>
    <message>
        <source>One view on the whole stage, the next, all</source>
        <translation>Eine Ansicht auf der ganzen Bühne, die nächste, alle</translation>
    </message>
    <message>
        <source>Speaker notes in a window of their own, and away</source>
        <translation>Notizen in einem eigenen Fenster, und wieder weg</translation>
    </message>
    <message>
        <source>No lesson is open</source>
        <translation>Keine Lektion ist offen</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Begin or go on with the lesson</source>
        <translation>Lektion beginnen oder fortsetzen</translation>
    </message>
    <message>
        <source>Next step of the lesson</source>
        <translation>Nächster Schritt der Lektion</translation>
    </message>
    <message>
        <source>Previous step, as you left it</source>
        <translation>Voriger Schritt, wie er verlassen wurde</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>No recording has been opened or saved yet</source>
        <translation>Noch wurde keine Aufzeichnung geöffnet oder gespeichert</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Show the runs that are kept</source>
        <translation>Aufbewahrte Läufe zeigen</translation>
    </message>
    <message>
        <source>Keep this run as A and compare, or end the comparison</source>
        <translation>Diesen Lauf als A behalten und vergleichen, oder den Vergleich beenden</translation>
    </message>
    <message>
        <source>Repeat the run, for the spread of its figures…</source>
        <translation>Lauf wiederholen, für die Streuung der Kennzahlen …</translation>
    </message>
    <message>
        <source>Undo the change of a parameter or bookmark</source>
        <translation>Änderung eines Parameters oder Lesezeichens zurücknehmen</translation>
    </message>
    <message>
        <source>Redo it</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Step by changes of any thread</source>
        <translation>Schritte: jede Zustandsänderung</translation>
    </message>
    <message>
        <source>Step by changes of the selected thread</source>
        <translation>Schritte: Zustandsänderungen des ausgewählten Threads</translation>
    </message>
    <message>
        <source>Step by decisions of the scheduler</source>
        <translation>Schritte: Entscheidungen des Schedulers</translation>
    </message>
    <message>
        <source>Play the selected interval again and again</source>
        <translation>Den ausgewählten Zeitraum immer wieder abspielen</translation>
    </message>
    <message>
        <source>Put a bookmark at the playhead</source>
        <translation>Ein Lesezeichen an den Abspielkopf setzen</translation>
    </message>
    <message>
        <source>Show the bookmarks</source>
        <translation>Lesezeichen zeigen</translation>
    </message>
    <message>
        <source>Go to the next bookmark or notable moment</source>
        <translation>Zum nächsten Lesezeichen oder besonderen Moment</translation>
    </message>
    <message>
        <source>Go to the previous bookmark or notable moment</source>
        <translation>Zum vorigen Lesezeichen oder besonderen Moment</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Run the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>Say how the run is observed</source>
        <translation>Sagen, wie der Lauf beobachtet wird</translation>
    </message>
    <message>
        <source>Play or pause the picture</source>
        <translation>Bild abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>Schritt vor</translation>
    </message>
    <message>
        <source>Step back, exactly</source>
        <translation>Schritt zurück, genau</translation>
    </message>
    <message>
        <source>Say why the selected thread is not running</source>
        <translation>Sagen, warum der ausgewählte Thread nicht läuft</translation>
    </message>
    <message>
        <source>click a gap</source>
        <translation>in eine Lücke klicken</translation>
    </message>
    <message>
        <source>Follow the run live</source>
        <translation>Dem Lauf live folgen</translation>
    </message>
    <message>
        <source>Go to the start of the run</source>
        <translation>Zum Anfang des Laufs</translation>
    </message>
    <message>
        <source>Go to the end of the run</source>
        <translation>Zum Ende des Laufs</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Schneller abspielen</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>Langsamer abspielen</translation>
    </message>
    <message>
        <source>Zoom in at the playhead</source>
        <translation>Am Abspielkopf vergrößern</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Pan to the left</source>
        <translation>Nach links schieben</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>ziehen</translation>
    </message>
    <message>
        <source>Pan to the right</source>
        <translation>Nach rechts schieben</translation>
    </message>
    <message>
        <source>Fit the whole run</source>
        <translation>Den ganzen Lauf einpassen</translation>
    </message>
    <message>
        <source>Zoom to the selected interval</source>
        <translation>Auf den ausgewählten Zeitraum zoomen</translation>
    </message>
    <message>
        <source>Select the row above</source>
        <translation>Zeile darüber auswählen</translation>
    </message>
    <message>
        <source>Select the row below</source>
        <translation>Zeile darunter auswählen</translation>
    </message>
    <message>
        <source>Go to the previous state of the selected row</source>
        <translation>Zum vorigen Zustand der ausgewählten Zeile</translation>
    </message>
    <message>
        <source>Go to the next state of the selected row</source>
        <translation>Zum nächsten Zustand der ausgewählten Zeile</translation>
    </message>
    <message>
        <source>Pin the selected row on top</source>
        <translation>Ausgewählte Zeile oben anheften</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Show or hide who waits for whom</source>
        <translation>Zeigen oder verbergen, wer auf wen wartet</translation>
    </message>
    <message>
        <source>Select an interval</source>
        <translation>Einen Zeitraum auswählen</translation>
    </message>
    <message>
        <source>Shift+drag, drag on the axis</source>
        <translation>Umschalt+Ziehen, auf der Achse ziehen</translation>
    </message>
    <message>
        <source>Find a thread or a resource</source>
        <translation>Thread oder Ressource suchen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Aufzeichnung öffnen …</translation>
    </message>
    <message>
        <source>drop it on the window</source>
        <translation>auf das Fenster ziehen</translation>
    </message>
    <message>
        <source>Save this run…</source>
        <translation>Diesen Lauf speichern …</translation>
    </message>
    <message>
        <source>Export picture or data…</source>
        <translation>Bild oder Daten exportieren …</translation>
    </message>
    <message>
        <source>Go to a demo or do something…</source>
        <translation>Zu einer Demo gehen oder etwas tun …</translation>
    </message>
    <message>
        <source>Search the catalogue</source>
        <translation>Katalog durchsuchen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>run</source>
        <comment>name of a file</comment>
        <translation>lauf</translation>
    </message>
    <message>
        <source>introduction, before one step</source>
        <translation>Einleitung, vor einem Schritt</translation>
    </message>
    <message numerus="yes">
        <source>introduction, before %n steps</source>
        <translation>
            <numerusform>Einleitung, vor %n Schritt</numerusform>
            <numerusform>Einleitung, vor %n Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>The beginning of the lesson</source>
        <translation>Zum Anfang der Lektion</translation>
    </message>
    <message>
        <source>Home, in a lecture</source>
        <translation>Pos1, in einer Vorlesung</translation>
    </message>
    <message>
        <source>The last step of the lesson</source>
        <translation>Zum letzten Schritt der Lektion</translation>
    </message>
    <message>
        <source>End, in a lecture</source>
        <translation>Ende, in einer Vorlesung</translation>
    </message>
    <message>
        <source>it is a run of %1; the step must say: demo %2</source>
        <translation>das ist ein Lauf von „%1“; im Schritt muss stehen: demo %2</translation>
    </message>
    <message>
        <source>The lecture was left at step %1. What stood here before it is back.</source>
        <translation>Die Vorlesung wurde bei Schritt %1 verlassen. Was vorher hier stand, ist wieder da.</translation>
    </message>
    <message>
        <source>Go on with the lecture</source>
        <translation>Mit der Vorlesung fortfahren</translation>
    </message>
    <message>
        <source>That was the last step. Esc leaves the lecture.</source>
        <translation>Das war der letzte Schritt. Esc verlässt die Vorlesung.</translation>
    </message>
    <message>
        <source>This is the beginning of the lecture.</source>
        <translation>Das ist der Anfang der Vorlesung.</translation>
    </message>
    <message>
        <source>Compare with the run before</source>
        <translation>Mit dem Lauf davor vergleichen</translation>
    </message>
    <message>
        <source>This run is kept as A. Change a parameter and run again: run B will stand beside it, on the same time axis.</source>
        <translation>Dieser Lauf bleibt als A. Nach einer Änderung eines Parameters und einem neuen Lauf steht B daneben, auf derselben Zeitachse.</translation>
    </message>
    <message>
        <source>A and B are set alike: what differs between them is chance.</source>
        <translation>A und B sind gleich eingestellt: Was sich unterscheidet, ist Zufall.</translation>
    </message>
    <message>
        <source>A and B were run once each: what differs may be chance.</source>
        <translation>A und B liefen je einmal: Was sich unterscheidet, kann Zufall sein.</translation>
    </message>
    <message>
        <source>Repeat both 10×…</source>
        <translation>Beide 10× wiederholen …</translation>
    </message>
    <message>
        <source>Compare thread by thread, or one run above the other</source>
        <translation>Thread für Thread vergleichen, oder einen Lauf über dem anderen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Farben: wie das System</translation>
    </message>
    <message>
        <source>High contrast, on or off</source>
        <translation>Hoher Kontrast, ein oder aus</translation>
    </message>
    <message>
        <source>Patterns on states, on or off</source>
        <translation>Muster auf Zuständen, ein oder aus</translation>
    </message>
    <message>
        <source>Reduced motion, on or off</source>
        <translation>Weniger Bewegung, ein oder aus</translation>
    </message>
    <message>
        <source>Choose a demo</source>
        <translation>Eine Demo wählen</translation>
    </message>
    <message>
        <source>Each demo is a small program that really runs on this machine. Choose one here, or press Ctrl+K and type what you look for.</source>
        <translation>Jede Demo ist ein kleines Programm, das wirklich auf diesem Rechner läuft. Wählen Sie hier eine, oder drücken Sie Strg+K und tippen Sie, was Sie suchen.</translation>
    </message>
    <message>
        <source>Set its parameters</source>
        <translation>Ihre Parameter einstellen</translation>
    </message>
    <message>
        <source>Drag a slider or type a value. Some act while the demo runs. A double click goes back to the value it had at first.</source>
        <translation>Ziehen Sie einen Regler, oder tippen Sie einen Wert. Manche wirken, während die Demo läuft. Ein Doppelklick stellt den anfänglichen Wert wieder her.</translation>
    </message>
    <message>
        <source>Predict what will happen</source>
        <translation>Vorhersagen, was geschehen wird</translation>
    </message>
    <message>
        <source>Say first what you expect. The run that follows answers it, with the figure it measured.</source>
        <translation>Sagen Sie zuerst, was Sie erwarten. Der Lauf danach beantwortet es, mit der Zahl, die er gemessen hat.</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Run starts the demo in a process of its own; Stop ends it at any moment. Next presses Run for you.</source>
        <translation>„Start“ führt die Demo in einem eigenen Prozess aus, „Stopp“ beendet sie jederzeit. „Weiter“ drückt „Start“ für Sie.</translation>
    </message>
    <message>
        <source>See what every thread does</source>
        <translation>Sehen, was jeder Thread tut</translation>
    </message>
    <message>
        <source>The picture on top shows the moment of the playhead: every thread, and what it waits for. An arrow shows how often threads went that way.</source>
        <translation>Das Bild oben zeigt den Zeitpunkt des Abspielkopfs: jeden Thread und worauf er wartet. Ein Pfeil zeigt, wie oft Threads diesen Weg gingen.</translation>
    </message>
    <message>
        <source>See the whole run</source>
        <translation>Den ganzen Lauf sehen</translation>
    </message>
    <message>
        <source>Below, each lane is one thread over time. The wheel with Ctrl zooms, dragging pans, F shows everything again.</source>
        <translation>Darunter ist jede Spur ein Thread im Lauf der Zeit. Das Mausrad mit Strg zoomt, Ziehen verschiebt, F zeigt wieder alles.</translation>
    </message>
    <message>
        <source>Travel in time</source>
        <translation>Durch die Zeit reisen</translation>
    </message>
    <message>
        <source>Play the run again as slowly as you like, or step through it, forward and exactly back. Drag in the strip to go anywhere.</source>
        <translation>Spielen Sie den Lauf so langsam ab, wie Sie möchten, oder gehen Sie Schritt für Schritt, vorwärts und genau zurück. Ziehen im Streifen führt überallhin.</translation>
    </message>
    <message>
        <source>Ask why it waits</source>
        <translation>Fragen, warum er wartet</translation>
    </message>
    <message>
        <source>Click a gap in a lane, or select a thread and press Y: a card says why it did not run then, and who kept it.</source>
        <translation>Klicken Sie auf eine Lücke in einer Spur, oder wählen Sie einen Thread und drücken Sie Y: Eine Karte sagt, warum er da nicht lief und wer ihn aufhielt.</translation>
    </message>
    <message>
        <source>Take it along</source>
        <translation>Mitnehmen</translation>
    </message>
    <message>
        <source>Export writes pictures, animations and data for your slides. Press ? for all keys; there you also find this tour again.</source>
        <translation>Der Export schreibt Bilder, Animationen und Daten für Ihre Folien. ? zeigt alle Tasten; dort finden Sie auch diesen Rundgang wieder.</translation>
    </message>
    <message>
        <source>Take the tour of the window</source>
        <translation>Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>Show or hide rows with nothing in the shown interval</source>
        <translation>Zeilen ohne Inhalt im gezeigten Zeitraum ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Recordings and machines (*.interleave *.xml);;All files (*)</source>
        <translation>Aufzeichnungen und Rechner (*.interleave *.xml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a machine</source>
        <translation>Einen Rechner öffnen</translation>
    </message>
    <message>
        <source>Machines, written by lstopo (*.xml);;All files (*)</source>
        <translation>Rechner, von lstopo geschrieben (*.xml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open another machine…</source>
        <translation>Anderen Rechner öffnen …</translation>
    </message>
</context>
<context>
    <name>app::OptionList</name>
    <message>
        <source>Hands for %1</source>
        <translation>Hände für: %1</translation>
    </message>
    <message>
        <source>How many think so</source>
        <translation>Wie viele so denken</translation>
    </message>
</context>
<context>
    <name>app::Overview</name>
    <message>
        <source>Overview of the run</source>
        <translation>Übersicht des Laufs</translation>
    </message>
    <message>
        <source>Drag to move the playhead, with Alt past marks; drag the bar on top to move what the timelines show</source>
        <translation>Ziehen bewegt den Abspielkopf, mit Alt an Marken vorbei; der Balken oben bewegt, was die Zeitachsen zeigen</translation>
    </message>
</context>
<context>
    <name>app::ParameterPanel</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>app::ParameterRow</name>
    <message>
        <source>next run</source>
        <translation>nächster Lauf</translation>
    </message>
    <message>
        <source>%1, typed</source>
        <translation>%1, getippt</translation>
    </message>
    <message>
        <source>Acts while the demo runs.</source>
        <translation>Wirkt, während die Demo läuft.</translation>
    </message>
    <message>
        <source>Double click: back to %1.</source>
        <translation>Doppelklick: zurück auf %1.</translation>
    </message>
</context>
<context>
    <name>app::PredictionCard</name>
    <message>
        <source>Reveal the answer</source>
        <translation>Antwort zeigen</translation>
    </message>
    <message>
        <source>Ask the room</source>
        <translation>Den Saal fragen</translation>
    </message>
    <message>
        <source>Count the hands for each option; the answer stays hidden until you reveal it</source>
        <translation>Die Hände je Antwort zählen; die Lösung bleibt verborgen, bis sie gezeigt wird</translation>
    </message>
    <message>
        <source>&lt;b&gt;Predict&lt;/b&gt; — %1</source>
        <translation>&lt;b&gt;Vorhersage&lt;/b&gt; — %1</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>The run will tell.</source>
        <translation>Der Lauf wird es zeigen.</translation>
    </message>
    <message>
        <source>Running: the guess is closed.</source>
        <translation>Es läuft: Die Vorhersage steht.</translation>
    </message>
    <message>
        <source>The run has told. Count the hands, then reveal it.</source>
        <translation>Der Lauf hat es gezeigt. Erst Hände zählen, dann aufdecken.</translation>
    </message>
    <message>
        <source>This run cannot tell.</source>
        <translation>Dieser Lauf kann es nicht sagen.</translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <translation>Gemessen: %1</translation>
    </message>
    <message>
        <source>This run says: %1.</source>
        <translation>Dieser Lauf sagt: %1.</translation>
    </message>
    <message>
        <source>✓ As you predicted.</source>
        <translation>✓ Wie vorhergesagt.</translation>
    </message>
    <message>
        <source>✗ You predicted %1; this run says %2.</source>
        <translation>✗ Vorhergesagt: %1; dieser Lauf sagt: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 hands were right (%3 %).</source>
        <translation>%1 von %2 Händen lagen richtig (%3 %).</translation>
    </message>
</context>
<context>
    <name>app::RepeatDialog</name>
    <message>
        <source>With one seed: what varies is the machine’s doing alone</source>
        <translation>Mit einem Startwert: was schwankt, liegt allein an der Maschine</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Repeat the run</source>
        <translation>Lauf wiederholen</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>Anzahl der Läufe</translation>
    </message>
    <message>
        <source>Runs done</source>
        <translation>Erledigte Läufe</translation>
    </message>
    <message>
        <source>How the figures vary</source>
        <translation>Wie die Kennzahlen streuen</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>middle half</source>
        <translation>mittlere Hälfte</translation>
    </message>
    <message>
        <source>range</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>The demo as its sliders are set</source>
        <translation>Die Demo, wie die Regler stehen</translation>
    </message>
    <message>
        <source>Run A and run B, in turn</source>
        <translation>Lauf A und Lauf B im Wechsel</translation>
    </message>
    <message>
        <source>Runs of each</source>
        <translation>Läufe je Einstellung</translation>
    </message>
    <message>
        <source>A: %1
B: %2</source>
        <translation>A: %1
B: %2</translation>
    </message>
    <message>
        <source>Run %1 of %2; about %3 are left. The picture stays as it is.</source>
        <translation>Lauf %1 von %2; noch etwa %3. Das Bild bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The demo could not be started: %1</source>
        <translation>Die Demo ließ sich nicht starten: %1</translation>
    </message>
    <message>
        <source>A run goes on, and would disturb these. Stop it, or wait.</source>
        <translation>Ein Lauf ist im Gange und würde stören. Erst anhalten oder abwarten.</translation>
    </message>
    <message>
        <source>%1 of %2 runs are done.</source>
        <translation>%1 von %2 Läufen sind erledigt.</translation>
    </message>
    <message>
        <source>%1 runs of about %2: about %3. They are not shown, the picture stays as it is; each has the next seed, unless you want one for all.</source>
        <translation>%1 Läufe zu etwa %2: etwa %3. Sie werden nicht gezeigt, das Bild bleibt, wie es ist; jeder hat den nächsten Startwert, wenn nicht einer für alle gewünscht ist.</translation>
    </message>
    <message>
        <source>mean ± 95 % interval</source>
        <translation>Mittelwert ± 95-%-Intervall</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>A, mean of %1</source>
        <translation>A, Mittel von %1</translation>
    </message>
    <message>
        <source>B, mean of %1</source>
        <translation>B, Mittel von %1</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>exceeds it</source>
        <translation>übersteigt es</translation>
    </message>
    <message>
        <source>within it</source>
        <translation>geht darin unter</translation>
    </message>
</context>
<context>
    <name>app::RunBook</name>
    <message>
        <source>Bookmark %1</source>
        <translation>Lesezeichen %1</translation>
    </message>
    <message>
        <source>new bookmark</source>
        <translation>neues Lesezeichen</translation>
    </message>
    <message>
        <source>other note</source>
        <translation>andere Notiz</translation>
    </message>
    <message>
        <source>bookmark deleted</source>
        <translation>Lesezeichen gelöscht</translation>
    </message>
    <message>
        <source>change of “%1”</source>
        <translation>Änderung von „%1“</translation>
    </message>
</context>
<context>
    <name>app::RunsPanel</name>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Runs kept</source>
        <translation>Aufbewahrte Läufe</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>aus einer Datei</translation>
    </message>
    <message>
        <source>the first that is kept of this demo</source>
        <translation>der erste aufbewahrte dieser Demo</translation>
    </message>
    <message>
        <source>set as the run before</source>
        <translation>eingestellt wie der Lauf davor</translation>
    </message>
    <message>
        <source>%1 runs set like this, with repeats</source>
        <translation>%1 Läufe so eingestellt, mit Wiederholungen</translation>
    </message>
    <message>
        <source>%1 of %2, %3 of %4. The oldest is dropped for a new one; a pinned one never.</source>
        <translation>%1 von %2, %3 von %4. Der älteste weicht einem neuen, ein angehefteter nie.</translation>
    </message>
    <message>
        <source>Nothing has been run yet.</source>
        <translation>Noch ist nichts gelaufen.</translation>
    </message>
    <message>
        <source>run of %1</source>
        <translation>Lauf von %1</translation>
    </message>
    <message>
        <source>on the stage</source>
        <translation>auf der Bühne</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show it again as it was</source>
        <translation>Wieder zeigen, wie er war</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Keep it as run A; the run on the stage is B</source>
        <translation>Als Lauf A behalten; der auf der Bühne ist B</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>A pinned run is not dropped</source>
        <translation>Ein angehefteter Lauf bleibt erhalten</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save it as a recording</source>
        <translation>Als Aufzeichnung speichern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>app::SpeedControl</name>
    <message>
        <source>How much slower than the run its replay is (wheel, + and −)</source>
        <translation>Wievielmal langsamer als der Lauf die Wiedergabe ist (Mausrad, + und −)</translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>Replay speed as a ratio</source>
        <translation>Tempo der Wiedergabe als Verhältnis</translation>
    </message>
</context>
<context>
    <name>app::Stage</name>
    <message>
        <source>▶ Run</source>
        <translation>▶ Start</translation>
    </message>
    <message>
        <source>Begin the lesson ▸</source>
        <translation>Lektion beginnen ▸</translation>
    </message>
    <message>
        <source>About this demo</source>
        <translation>Über diese Demo</translation>
    </message>
    <message>
        <source>Run this demo</source>
        <translation>Diese Demo starten</translation>
    </message>
    <message>
        <source>runs it on this machine, in a process of its own (Ctrl+R)</source>
        <translation>läuft auf dieser Maschine, in einem eigenen Prozess (Strg+R)</translation>
    </message>
    <message>
        <source>The demo</source>
        <translation>Die Demo</translation>
    </message>
    <message>
        <source>The views</source>
        <translation>Die Ansichten</translation>
    </message>
</context>
<context>
    <name>app::StepKindButton</name>
    <message>
        <source>What a step goes to (Ctrl+1, 2, 3)</source>
        <translation>Wohin ein Schritt führt (Strg+1, 2, 3)</translation>
    </message>
    <message>
        <source>Any thread changes</source>
        <translation>Irgendein Thread wechselt den Zustand</translation>
    </message>
    <message>
        <source>The selected thread changes state</source>
        <translation>Der ausgewählte Thread wechselt den Zustand</translation>
    </message>
    <message>
        <source>The scheduler decides</source>
        <translation>Der Scheduler entscheidet</translation>
    </message>
    <message>
        <source>any</source>
        <translation>jeder</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>What a step goes to: %1</source>
        <translation>Wohin ein Schritt führt: %1</translation>
    </message>
</context>
<context>
    <name>app::TierPanel</name>
    <message>
        <source>Measured by the kernel</source>
        <translation>Vom Kernel gemessen</translation>
    </message>
    <message>
        <source>Measured by the program itself</source>
        <translation>Vom Programm selbst gemessen</translation>
    </message>
    <message>
        <source>Every switch and every wake-up comes from the kernel&apos;s own records, so running, runnable and waiting are exact.</source>
        <translation>Jeder Wechsel und jedes Aufwecken stammt aus den Aufzeichnungen des Kernels; laufend, bereit und wartend sind also genau.</translation>
    </message>
    <message>
        <source>Every switch comes from the kernel&apos;s own records: running and preempted are exact. When a waiting thread became runnable is inferred from the kernel&apos;s accounting (schedstat).</source>
        <translation>Jeder Wechsel stammt aus den Aufzeichnungen des Kernels: laufend und verdrängt sind genau. Wann ein wartender Thread bereit wurde, ist aus der Buchführung des Kernels (schedstat) erschlossen.</translation>
    </message>
    <message>
        <source>States come from the program&apos;s own events and from sampling /proc: waits are exact, when a thread really was on a CPU is not.</source>
        <translation>Die Zustände stammen aus den Ereignissen des Programms und aus Stichproben von /proc: Wartezeiten sind genau; wann ein Thread wirklich eine CPU hatte, ist es nicht.</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Allow until the next boot…</source>
        <translation>Bis zum Neustart erlauben …</translation>
    </message>
    <message>
        <source>How this machine&apos;s runs are observed</source>
        <translation>Wie Läufe auf dieser Maschine beobachtet werden</translation>
    </message>
    <message>
        <source>Copied. Paste it into a terminal, then run the demo again.</source>
        <translation>Kopiert. In ein Terminal einfügen und die Demo neu starten.</translation>
    </message>
    <message>
        <source>pkexec could not be started. Use the command instead.</source>
        <translation>pkexec ließ sich nicht starten. Nimm stattdessen den Befehl.</translation>
    </message>
    <message>
        <source>Done, until the next boot. Run the demo again.</source>
        <translation>Erledigt, bis zum Neustart. Starte die Demo erneut.</translation>
    </message>
    <message>
        <source>The setting was not changed. Use the command instead.</source>
        <translation>Die Einstellung wurde nicht geändert. Nimm stattdessen den Befehl.</translation>
    </message>
    <message>
        <source>Why not better: %1</source>
        <translation>Warum nicht besser: %1</translation>
    </message>
</context>
<context>
    <name>app::TimelineGestures</name>
    <message>
        <source>Unpin this row</source>
        <translation>Diese Zeile lösen</translation>
    </message>
    <message>
        <source>Pin this row on top</source>
        <translation>Diese Zeile oben anheften</translation>
    </message>
    <message>
        <source>Select this interval</source>
        <translation>Diesen Zeitraum auswählen</translation>
    </message>
</context>
<context>
    <name>app::Tour</name>
    <message>
        <source>Skip the tour</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>What the tour points at</source>
        <translation>Worauf der Rundgang zeigt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Tour, step %1: %2</source>
        <translation>Rundgang, Schritt %1: %2</translation>
    </message>
</context>
<context>
    <name>app::TransportBar</name>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Run the demo (Ctrl+R); what runs is replaced</source>
        <translation>Demo starten (Strg+R); was läuft, wird ersetzt</translation>
    </message>
    <message>
        <source>Stop the run and all its processes (Ctrl+.)</source>
        <translation>Den Lauf und alle seine Prozesse anhalten (Strg+.)</translation>
    </message>
    <message>
        <source>Follow the run as it happens (L)</source>
        <translation>Dem Lauf folgen, während er geschieht (L)</translation>
    </message>
    <message>
        <source>Time of the playhead</source>
        <translation>Zeit des Abspielkopfs</translation>
    </message>
    <message>
        <source>Type a time to go there: 12.48 ms</source>
        <translation>Eine Zeit tippen, um hinzugehen: 12,48 ms</translation>
    </message>
    <message>
        <source>Where this picture comes from, and how to improve it</source>
        <translation>Woher dieses Bild stammt und wie es besser geht</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the picture; the run goes on (Space)</source>
        <translation>Bild anhalten; der Lauf geht weiter (Leertaste)</translation>
    </message>
    <message>
        <source>Replay from the start at the chosen speed (Space)</source>
        <translation>Von Anfang an im gewählten Tempo abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Play at the chosen speed (Space)</source>
        <translation>Im gewählten Tempo abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● Live</translation>
    </message>
    <message>
        <source>The run lasts from %1 to %2</source>
        <translation>Der Lauf dauert von %1 bis %2</translation>
    </message>
    <message>
        <source>“%1” is no time. Type a number and its unit: 12.48 ms</source>
        <translation>„%1“ ist keine Zeit. Tippe eine Zahl und ihre Einheit: 12,48 ms</translation>
    </message>
    <message>
        <source>Ctrl+B; M adds one</source>
        <translation>Strg+B; M setzt eins</translation>
    </message>
    <message>
        <source>More of the transport</source>
        <translation>Mehr zum Abspielen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What there is no room for</source>
        <translation>Wofür kein Platz ist</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Schneller abspielen</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>Langsamer abspielen</translation>
    </message>
</context>
<context>
    <name>app::ViewCard</name>
    <message>
        <source>Rows of %1</source>
        <translation>Zeilen von %1</translation>
    </message>
</context>
<context>
    <name>app::WhyCard</name>
    <message>
        <source>← Back</source>
        <translation>← Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Why is it not running?</source>
        <translation>Warum läuft er nicht?</translation>
    </message>
    <message>
        <source>Back to the thread before</source>
        <translation>Zurück zum Thread davor</translation>
    </message>
    <message>
        <source>Close the explanation</source>
        <translation>Erklärung schließen</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>Who woke it is not known: this run has no wake-up records of the kernel.</source>
        <translation>Wer ihn weckte, ist nicht bekannt: Dieser Lauf hat keine Aufzeichnungen des Kernels über das Aufwecken.</translation>
    </message>
    <message>
        <source>When it was able to run again, and who had the CPU, is not known: this run has no switch records of the kernel.</source>
        <translation>Wann er wieder bereit war und wer die CPU hatte, ist nicht bekannt: Dieser Lauf hat keine Aufzeichnungen des Kernels über Wechsel.</translation>
    </message>
    <message>
        <source>What it waited for is not known: the program did not say.</source>
        <translation>Worauf er wartete, ist nicht bekannt: Das Programm hat es nicht gesagt.</translation>
    </message>
    <message>
        <source>Whoever signals may end this wait, so nobody can be named who holds it up.</source>
        <translation>Jeder, der signalisiert, kann dieses Warten beenden; darum lässt sich niemand nennen, der es aufhält.</translation>
    </message>
    <message>
        <source>Events of the program were lost, so who had the lock is not certain.</source>
        <translation>Ereignisse des Programms gingen verloren; wer die Sperre hatte, ist darum nicht sicher.</translation>
    </message>
    <message>
        <source>Who had the lock is not known: the program told of nobody who took it.</source>
        <translation>Wer die Sperre hatte, ist nicht bekannt: Das Programm nannte niemanden, der sie nahm.</translation>
    </message>
    <message>
        <source>Nobody had the lock at this moment: it was free, and not taken yet.</source>
        <translation>In diesem Moment hatte niemand die Sperre: Sie war frei und noch nicht genommen.</translation>
    </message>
    <message>
        <source>When it was able to run again is computed from the kernel&apos;s totals: about.</source>
        <translation>Wann er wieder bereit war, ist aus den Summen des Kernels errechnet: ungefähr.</translation>
    </message>
    <message>
        <source>Which thread it waits for is not known: no one thread has the name it gave.</source>
        <translation>Auf welchen Thread er wartet, ist nicht bekannt: Kein einzelner Thread trägt den genannten Namen.</translation>
    </message>
    <message>
        <source>a chunk ends too early</source>
        <translation>ein Block endet zu früh</translation>
    </message>
    <message>
        <source>a chunk has bytes left over</source>
        <translation>ein Block hat überzählige Bytes</translation>
    </message>
    <message>
        <source>a chunk has a time out of range</source>
        <translation>ein Block hat eine Zeit außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>it is not an Interleave recording</source>
        <translation>das ist keine Interleave-Aufzeichnung</translation>
    </message>
    <message>
        <source>the file ends within its header</source>
        <translation>die Datei endet in ihrem Kopf</translation>
    </message>
    <message>
        <source>its format version is 0</source>
        <translation>ihre Formatversion ist 0</translation>
    </message>
    <message>
        <source>it has too many rows</source>
        <translation>sie hat zu viele Zeilen</translation>
    </message>
    <message>
        <source>it does not match its checksum</source>
        <translation>sie passt nicht zu ihrer Prüfsumme</translation>
    </message>
    <message>
        <source>the recording ends before it begins</source>
        <translation>die Aufzeichnung endet, bevor sie beginnt</translation>
    </message>
    <message>
        <source>actors or resources are missing</source>
        <translation>Akteure oder Ressourcen fehlen</translation>
    </message>
    <message>
        <source>a chunk has an impossible size</source>
        <translation>ein Block hat eine unmögliche Größe</translation>
    </message>
    <message>
        <source>a chunk is not as large as it says</source>
        <translation>ein Block ist nicht so groß, wie er sagt</translation>
    </message>
    <message>
        <source>a chunk does not match its checksum</source>
        <translation>ein Block passt nicht zu seiner Prüfsumme</translation>
    </message>
    <message>
        <source>it asks for more memory than a file of this size may</source>
        <translation>sie verlangt mehr Speicher, als eine Datei dieser Größe darf</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>flows are missing</source>
        <translation>Flüsse fehlen</translation>
    </message>
    <message>
        <source>slices do not fill the recording&apos;s extent</source>
        <translation>die Abschnitte füllen die Aufzeichnung nicht aus</translation>
    </message>
    <message>
        <source>the trace has more actors or resources than the format allows</source>
        <translation>die Aufzeichnung hat mehr Akteure oder Ressourcen, als das Format erlaubt</translation>
    </message>
    <message>
        <source>the trace is too large to be opened again</source>
        <translation>die Aufzeichnung ist zu groß, um wieder geöffnet zu werden</translation>
    </message>
    <message>
        <source>its rows are not numbered in order</source>
        <translation>ihre Zeilen sind nicht der Reihe nach nummeriert</translation>
    </message>
    <message>
        <source>a number is out of range</source>
        <translation>eine Zahl liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>a time is out of range</source>
        <translation>eine Zeit liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>a word is unknown</source>
        <translation>ein Wort ist unbekannt</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>nicht genug Speicher</translation>
    </message>
    <message>
        <source>stopped; it did not end by itself, so it was killed</source>
        <translation>angehalten; es endete nicht von selbst und wurde darum getötet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>ended when its time was up</source>
        <translation>endete, als die Zeit um war</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Observed by</source>
        <translation>Beobachtet durch</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>CPUs of the machine</source>
        <translation>CPUs der Maschine</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>length of the run</source>
        <translation>Dauer des Laufs</translation>
    </message>
    <message>
        <source>context switches</source>
        <translation>Kontextwechsel</translation>
    </message>
    <message>
        <source>of them preempted</source>
        <translation>davon Verdrängungen</translation>
    </message>
    <message>
        <source>migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>wake-up to run, p50</source>
        <translation>Aufwachlatenz, p50</translation>
    </message>
    <message>
        <source>wake-up to run, p99</source>
        <translation>Aufwachlatenz, p99</translation>
    </message>
    <message>
        <source>CPU use</source>
        <translation>CPU-Auslastung</translation>
    </message>
    <message>
        <source>events lost</source>
        <translation>verlorene Ereignisse</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>Semaphor</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>memory-node</source>
        <translation>Speicherknoten</translation>
    </message>
    <message>
        <source>shared-variable</source>
        <translation>gemeinsame Variable</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>other</source>
        <translation>other</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>controlled</source>
        <translation>gesteuert</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>kernel switch and wake-up records</source>
        <translation>Kernel: Wechsel und Aufwecken</translation>
    </message>
    <message>
        <source>kernel switch records</source>
        <translation>Kernel: Wechsel</translation>
    </message>
    <message>
        <source>program events and /proc samples</source>
        <translation>Programmereignisse und /proc-Stichproben</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollendet</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>limit-exceeded</source>
        <translation>Grenze überschritten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>INTERLEAVE_RUNNER names %1, which is not an executable file</source>
        <translation>INTERLEAVE_RUNNER nennt %1, und das ist keine ausführbare Datei</translation>
    </message>
    <message>
        <source>interleave-runner, which runs the demos, is missing: neither %1 nor %2 is there. Install Interleave again, or name it in INTERLEAVE_RUNNER</source>
        <translation>interleave-runner, das die Demos ausführt, fehlt: Weder %1 noch %2 ist da. Installiere Interleave neu oder nenne es in INTERLEAVE_RUNNER</translation>
    </message>
    <message>
        <source>the runner has no demo called “%1”</source>
        <translation>der Runner hat keine Demo namens „%1“</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>%1: damaged: %2</source>
        <translation>%1: beschädigt: %2</translation>
    </message>
    <message>
        <source>table %1: %2</source>
        <translation>Tabelle %1: %2</translation>
    </message>
    <message>
        <source>the database: %1</source>
        <translation>die Datenbank: %1</translation>
    </message>
    <message>
        <source>the list of tables: %1</source>
        <translation>die Liste der Tabellen: %1</translation>
    </message>
    <message>
        <source>it is no database: %1</source>
        <translation>das ist keine Datenbank: %1</translation>
    </message>
    <message>
        <source>%1: it is not an Interleave recording</source>
        <translation>%1: das ist keine Interleave-Aufzeichnung</translation>
    </message>
    <message>
        <source>%1: it is a directory</source>
        <translation>%1: das ist ein Ordner</translation>
    </message>
    <message>
        <source>%1: it is not a regular file</source>
        <translation>%1: das ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>%1: not enough memory to open it</source>
        <translation>%1: nicht genug Speicher zum Öffnen</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1: abgebrochen</translation>
    </message>
    <message>
        <source>%1: a newer Interleave wrote it (format %2, this one reads up to %3)</source>
        <translation>%1: ein neueres Interleave hat sie geschrieben (Format %2; dieses liest bis %3)</translation>
    </message>
    <message>
        <source>the file ends after %1 of %2 bytes</source>
        <translation>die Datei endet nach %1 von %2 Bytes</translation>
    </message>
    <message>
        <source>table %1 is missing or is not as format %2 has it</source>
        <translation>Tabelle %1 fehlt oder ist nicht so, wie Format %2 sie hat</translation>
    </message>
    <message>
        <source>table %1 is empty</source>
        <translation>Tabelle %1 ist leer</translation>
    </message>
    <message>
        <source>the parent of actor %1 is not there</source>
        <translation>der Erzeuger von Akteur %1 fehlt</translation>
    </message>
    <message>
        <source>actor %1 is its own ancestor</source>
        <translation>Akteur %1 ist sein eigener Vorfahr</translation>
    </message>
    <message>
        <source>actor %1 has too many slices</source>
        <translation>Akteur %1 hat zu viele Abschnitte</translation>
    </message>
    <message>
        <source>actor %1 has too many marks</source>
        <translation>Akteur %1 hat zu viele Marken</translation>
    </message>
    <message>
        <source>slices of actor %1 do not ascend</source>
        <translation>die Abschnitte von Akteur %1 steigen nicht an</translation>
    </message>
    <message>
        <source>slices of actor %1 begin after the recording ends</source>
        <translation>Abschnitte von Akteur %1 beginnen nach dem Ende der Aufzeichnung</translation>
    </message>
    <message>
        <source>slices of actor %1 are missing</source>
        <translation>Abschnitte von Akteur %1 fehlen</translation>
    </message>
    <message>
        <source>marks of actor %1 do not ascend</source>
        <translation>die Marken von Akteur %1 steigen nicht an</translation>
    </message>
    <message>
        <source>marks of actor %1 are missing</source>
        <translation>Marken von Akteur %1 fehlen</translation>
    </message>
    <message>
        <source>a chunk is of actor %1, who is not there</source>
        <translation>ein Block gehört zu Akteur %1, den es nicht gibt</translation>
    </message>
    <message>
        <source>a chunk names %1 that is not there</source>
        <translation>ein Block nennt %1, das es nicht gibt</translation>
    </message>
    <message>
        <source>%1. It last said: %2</source>
        <translation>%1. Zuletzt meldete es: %2</translation>
    </message>
    <message>
        <source>killed by %1</source>
        <translation>getötet durch %1</translation>
    </message>
    <message>
        <source>ended with exit code %1</source>
        <translation>beendet mit Rückgabewert %1</translation>
    </message>
    <message>
        <source>wrote a file of more than %1</source>
        <translation>schrieb eine Datei von mehr als %1</translation>
    </message>
    <message>
        <source>had more than %1 processes</source>
        <translation>hatte mehr als %1 Prozesse</translation>
    </message>
    <message>
        <source>had more than %1 threads</source>
        <translation>hatte mehr als %1 Threads</translation>
    </message>
    <message>
        <source>used more than %1 of memory</source>
        <translation>brauchte mehr als %1 Speicher</translation>
    </message>
    <message>
        <source>used more than %1 of CPU time</source>
        <translation>brauchte mehr als %1 CPU-Zeit</translation>
    </message>
    <message>
        <source>ran for more than %1</source>
        <translation>lief länger als %1</translation>
    </message>
    <message>
        <source>A sandbox or container forbids perf_event_open (%1). Showing states from the program&apos;s own events instead. Outside of it the kernel&apos;s scheduling events may be readable.</source>
        <translation>Eine Sandbox oder ein Container verbietet perf_event_open (%1). Die Zustände stammen stattdessen aus den Ereignissen des Programms. Außerhalb sind die Scheduling-Ereignisse des Kernels vielleicht lesbar.</translation>
    </message>
    <message>
        <source>The kernel does not let this user read scheduling events (%1). Showing states from the program&apos;s own events instead. To see the kernel&apos;s: %2</source>
        <translation>Der Kernel lässt diesen Benutzer keine Scheduling-Ereignisse lesen (%1). Die Zustände stammen stattdessen aus den Ereignissen des Programms. Die des Kernels zeigt: %2</translation>
    </message>
    <message>
        <source>The kernel&apos;s scheduling events cannot be read (%1). Showing states from the program&apos;s own events instead.</source>
        <translation>Die Scheduling-Ereignisse des Kernels sind nicht lesbar (%1). Die Zustände stammen stattdessen aus den Ereignissen des Programms.</translation>
    </message>
    <message>
        <source>Wake-ups can be read with root&apos;s rights only (%1). How long a woken thread waited is inferred from schedstat instead.</source>
        <translation>Das Aufwecken ist nur mit Root-Rechten lesbar (%1). Wie lange ein geweckter Thread wartete, wird stattdessen aus schedstat erschlossen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>runnable</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>running</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>waits for a lock</source>
        <translation>wartet auf eine Sperre</translation>
    </message>
    <message>
        <source>io</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>waits for I/O</source>
        <translation>wartet auf E/A</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>join</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>waits for a thread</source>
        <translation>wartet auf einen Thread</translation>
    </message>
    <message>
        <source>child</source>
        <translation>Kindprozess</translation>
    </message>
    <message>
        <source>waits for a child</source>
        <translation>wartet auf einen Kindprozess</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>waits for a message</source>
        <translation>wartet auf eine Nachricht</translation>
    </message>
    <message>
        <source>waits, reason unknown</source>
        <translation>wartet, Grund unbekannt</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>records lost</source>
        <translation>Aufzeichnung verloren</translation>
    </message>
    <message>
        <source>left fork first</source>
        <translation>linke Gabel zuerst</translation>
    </message>
    <message>
        <source>lower number first</source>
        <translation>kleinere Nummer zuerst</translation>
    </message>
    <message>
        <source>ask the waiter</source>
        <translation>den Kellner fragen</translation>
    </message>
    <message>
        <source>put it back</source>
        <translation>zurücklegen</translation>
    </message>
    <message>
        <source>wait a while only</source>
        <translation>nur eine Weile warten</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Which fork is taken first; who may sit down; what to do when the other is taken.</source>
        <translation>Welche Gabel zuerst genommen wird; wer sich setzen darf; was geschieht, wenn die andere vergeben ist.</translation>
    </message>
    <message>
        <source>Philosophers</source>
        <translation>Philosophen</translation>
    </message>
    <message>
        <source>There are as many forks: one between each two neighbours.</source>
        <translation>Es gibt ebenso viele Gabeln: eine zwischen je zwei Nachbarn.</translation>
    </message>
    <message>
        <source>Think</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>How long a philosopher thinks between two meals, on average.</source>
        <translation>Wie lange ein Philosoph zwischen zwei Mahlzeiten denkt, im Mittel.</translation>
    </message>
    <message>
        <source>Reach for the second fork</source>
        <translation>Griff zur zweiten Gabel</translation>
    </message>
    <message>
        <source>Time between taking one fork and asking for the other.</source>
        <translation>Zeit zwischen dem Nehmen der einen Gabel und dem Griff zur anderen.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>How long one waits for the second fork before giving up, by the last rule.</source>
        <translation>Wie lange nach der letzten Regel auf die zweite Gabel gewartet wird, bevor man aufgibt.</translation>
    </message>
    <message>
        <source>Eat</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>CPU time that a meal takes, with both forks.</source>
        <translation>CPU-Zeit, die eine Mahlzeit mit beiden Gabeln braucht.</translation>
    </message>
    <message>
        <source>nobody eats after half of the time</source>
        <translation>nach der halben Zeit isst niemand mehr</translation>
    </message>
    <message>
        <source>they stand still, but later</source>
        <translation>sie bleiben stehen, aber später</translation>
    </message>
    <message>
        <source>they eat to the end</source>
        <translation>sie essen bis zum Schluss</translation>
    </message>
    <message>
        <source>Deadlock at %1 ms: from then on nobody ate.</source>
        <translation>Verklemmung bei %1 ms: Von da an aß niemand mehr.</translation>
    </message>
    <message>
        <source>No deadlock in %1 ms.</source>
        <translation>Keine Verklemmung in %1 ms.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Nichts wurde aufgezeichnet.</translation>
    </message>
    <message>
        <source>Dining philosophers</source>
        <translation>Speisende Philosophen</translation>
    </message>
    <message>
        <source>Everyone needs two forks and takes one first: a deadlock, and four ways out of it.</source>
        <translation>Jeder braucht zwei Gabeln und nimmt erst eine: eine Verklemmung und vier Auswege.</translation>
    </message>
    <message>
        <source>What will the philosophers do until the run ends?</source>
        <translation>Was tun die Philosophen bis zum Ende des Laufs?</translation>
    </message>
    <message>
        <source>CPU hogs</source>
        <translation>CPU-Fresser</translation>
    </message>
    <message>
        <source>Threads that compute and never wait.</source>
        <translation>Threads, die rechnen und nie warten.</translation>
    </message>
    <message>
        <source>Sleepers</source>
        <translation>Schläfer</translation>
    </message>
    <message>
        <source>Threads that work a little, then sleep.</source>
        <translation>Threads, die etwas arbeiten und dann schlafen.</translation>
    </message>
    <message>
        <source>Lock users</source>
        <translation>Sperrennutzer</translation>
    </message>
    <message>
        <source>Threads that compute with one lock held.</source>
        <translation>Threads, die rechnen, während sie eine gemeinsame Sperre halten.</translation>
    </message>
    <message>
        <source>I/O users</source>
        <translation>E/A-Nutzer</translation>
    </message>
    <message>
        <source>Threads that write to a disk and wait for it.</source>
        <translation>Threads, die auf ein Laufwerk schreiben und darauf warten.</translation>
    </message>
    <message>
        <source>Work between waits</source>
        <translation>Arbeit zwischen Pausen</translation>
    </message>
    <message>
        <source>CPU time of sleepers, lock users and I/O users before each wait.</source>
        <translation>CPU-Zeit der Schläfer, Sperren- und E/A-Nutzer vor jedem Warten.</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>How long a sleeper sleeps; lock users sleep a quarter of it between turns.</source>
        <translation>Wie lange ein Schläfer schläft; Sperrennutzer schlafen zwischendurch ein Viertel davon.</translation>
    </message>
    <message>
        <source>Nice of every second hog</source>
        <translation>Nice jedes zweiten Fressers</translation>
    </message>
    <message>
        <source>Higher is nicer to the others. Below 0 needs a privilege.</source>
        <translation>Höher ist netter zu den anderen. Unter 0 braucht ein Privileg.</translation>
    </message>
    <message>
        <source>Class of the first hog</source>
        <translation>Klasse des ersten Fressers</translation>
    </message>
    <message>
        <source>fifo and rr go before all ordinary threads and need a privilege.</source>
        <translation>fifo und rr kommen vor allen gewöhnlichen Threads dran und brauchen ein Privileg.</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>one CPU for all</source>
        <translation>eine CPU für alle</translation>
    </message>
    <message>
        <source>one CPU each</source>
        <translation>je eine CPU</translation>
    </message>
    <message>
        <source>Hogs may run</source>
        <translation>Fresser dürfen laufen</translation>
    </message>
    <message>
        <source>Which of the CPUs allowed the hogs may use.</source>
        <translation>Welche der erlaubten CPUs die Fresser nutzen dürfen.</translation>
    </message>
    <message>
        <source>CPUs allowed</source>
        <translation>Erlaubte CPUs</translation>
    </message>
    <message>
        <source>All threads share so many of this machine&apos;s CPUs.</source>
        <translation>So viele CPUs dieser Maschine teilen sich alle Threads.</translation>
    </message>
    <message>
        <source>over 40 %</source>
        <translation>über 40 %</translation>
    </message>
    <message>
        <source>10 to 40 %</source>
        <translation>10 bis 40 %</translation>
    </message>
    <message>
        <source>under 10 %</source>
        <translation>unter 10 %</translation>
    </message>
    <message>
        <source>%1 of %2 hogs were nice and got %3 % of the hogs&apos; CPU time.</source>
        <translation>%1 von %2 Fressern waren nett und bekamen %3 % der CPU-Zeit aller Fresser.</translation>
    </message>
    <message>
        <source>No hog was nicer than another, or nobody recorded who ran.</source>
        <translation>Kein Fresser war netter als ein anderer, oder niemand hat aufgezeichnet, wer lief.</translation>
    </message>
    <message>
        <source>A thread that is woken waits for a CPU. How many of all wake-ups have waited no longer than this?</source>
        <translation>Ein geweckter Thread wartet auf eine CPU. Welcher Anteil der Geweckten wartete höchstens so lange?</translation>
    </message>
    <message>
        <source>Scheduler Gantt</source>
        <translation>Scheduler-Gantt</translation>
    </message>
    <message>
        <source>Hogs, sleepers, lock users and I/O users under the kernel&apos;s scheduler.</source>
        <translation>CPU-Fresser, Schläfer, Sperren- und E/A-Nutzer unter dem Scheduler des Kernels.</translation>
    </message>
    <message>
        <source>Every second hog is nice. How much of the hogs&apos; CPU time do the nice ones get?</source>
        <translation>Jeder zweite Fresser ist nett. Wie viel von der CPU-Zeit aller Fresser bekommen die netten?</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Workers alive at the same time; one that ends is replaced.</source>
        <translation>Arbeiter, die gleichzeitig leben; endet einer, wird er ersetzt.</translation>
    </message>
    <message>
        <source>Work per step</source>
        <translation>Arbeit je Schritt</translation>
    </message>
    <message>
        <source>CPU time that a worker computes in each step.</source>
        <translation>CPU-Zeit, die ein Arbeiter in jedem Schritt rechnet.</translation>
    </message>
    <message>
        <source>Share in the lock</source>
        <translation>Anteil in der Sperre</translation>
    </message>
    <message>
        <source>How much of that work only one worker may do at a time.</source>
        <translation>Wie viel dieser Arbeit nur ein Arbeiter zur selben Zeit tun darf.</translation>
    </message>
    <message>
        <source>Share of I/O</source>
        <translation>Anteil E/A</translation>
    </message>
    <message>
        <source>How many of the steps end with a write that waits for the disk.</source>
        <translation>Wie viele Schritte mit einem Schreiben enden, das auf das Laufwerk wartet.</translation>
    </message>
    <message>
        <source>Sleep per step</source>
        <translation>Schlaf je Schritt</translation>
    </message>
    <message>
        <source>How long a worker sleeps after each step.</source>
        <translation>Wie lange ein Arbeiter nach jedem Schritt schläft.</translation>
    </message>
    <message>
        <source>Steps in a life</source>
        <translation>Schritte je Leben</translation>
    </message>
    <message>
        <source>After so many steps a worker ends and another takes its place (400 times in one run).</source>
        <translation>Nach so vielen Schritten endet ein Arbeiter, und ein anderer tritt an seine Stelle (400-mal in einem Lauf).</translation>
    </message>
    <message>
        <source>The workers share so many of this machine&apos;s CPUs.</source>
        <translation>So viele CPUs dieser Maschine teilen sich die Arbeiter.</translation>
    </message>
    <message>
        <source>under 20 %</source>
        <translation>unter 20 %</translation>
    </message>
    <message>
        <source>20 to 60 %</source>
        <translation>20 bis 60 %</translation>
    </message>
    <message>
        <source>over 60 %</source>
        <translation>über 60 %</translation>
    </message>
    <message>
        <source>The workers were runnable for %1 % of their lives.</source>
        <translation>Die Arbeiter waren %1 % ihres Lebens bereit.</translation>
    </message>
    <message>
        <source>Without the kernel&apos;s records nobody knows who was runnable.</source>
        <translation>Ohne die Aufzeichnungen des Kernels weiß niemand, wer bereit war.</translation>
    </message>
    <message>
        <source>waiting for the lock</source>
        <translation>Warten auf die Sperre</translation>
    </message>
    <message>
        <source>What share of their lives do the workers wait for the lock?</source>
        <translation>Welchen Teil ihres Lebens warten die Arbeiter auf die Sperre?</translation>
    </message>
    <message>
        <source>Life of a thread</source>
        <translation>Leben eines Threads</translation>
    </message>
    <message>
        <source>Workers compute, queue for a lock, write to a disk, sleep, end and are replaced.</source>
        <translation>Arbeiter rechnen, stehen an einer Sperre an, schreiben auf ein Laufwerk, schlafen, enden und werden ersetzt.</translation>
    </message>
    <message>
        <source>How much of their lives do the workers spend runnable: able to run, but without a CPU?</source>
        <translation>Wie viel ihres Lebens sind die Arbeiter bereit: lauffähig, aber ohne CPU?</translation>
    </message>
    <message>
        <source>Foundations</source>
        <translation>Grundlagen</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Asynchronous I/O</source>
        <translation>Asynchrone E/A</translation>
    </message>
    <message>
        <source>Architectures</source>
        <translation>Architekturen</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>Werkbank</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no share of the run; valid: 0% to 100%</source>
        <translation>„%1“ ist kein Anteil des Laufs; gültig: 0% bis 100%</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a moment; give a time with its unit, such as 12.48ms, or a share of the run, such as 40%</source>
        <translation>„%1“ ist kein Zeitpunkt; gib eine Zeit mit Einheit an, etwa 12.48ms, oder einen Anteil des Laufs, etwa 40%</translation>
    </message>
    <message>
        <source>%1 takes two moments, such as &quot;%2&quot;</source>
        <translation>%1 braucht zwei Zeitpunkte, etwa „%2“</translation>
    </message>
    <message>
        <source>%1 takes two moments, such as &quot;%2&quot;, or &quot;%3&quot;</source>
        <translation>%1 braucht zwei Zeitpunkte, etwa „%2“, oder „%3“</translation>
    </message>
    <message>
        <source>%1 must be before %2</source>
        <translation>%1 muss vor %2 liegen</translation>
    </message>
    <message>
        <source>set takes a parameter and a value, such as &quot;set threads 8&quot;</source>
        <translation>set braucht einen Parameter und einen Wert, etwa „set threads 8“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration; give a number and its unit, such as 2s</source>
        <translation>„%1“ ist keine Dauer; gib eine Zahl mit Einheit an, etwa 2s</translation>
    </message>
    <message>
        <source>%1 is out of range; valid: 1ms to 10min</source>
        <translation>%1 liegt außerhalb des Bereichs; gültig: 1ms bis 10min</translation>
    </message>
    <message>
        <source>show takes one to %1 views, such as &quot;show state-flow thread-timeline&quot;</source>
        <translation>show braucht eine bis %1 Ansichten, etwa „show state-flow thread-timeline“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is named twice</source>
        <translation>„%1“ ist zweimal genannt</translation>
    </message>
    <message>
        <source>speed takes how many times slower than the run to play, 1 to 10000000, such as &quot;speed 2000&quot;</source>
        <translation>speed braucht, wievielmal langsamer als der Lauf abgespielt wird, 1 bis 10000000, etwa „speed 2000“</translation>
    </message>
    <message>
        <source>%1 stands alone; unexpected &quot;%2&quot;</source>
        <translation>%1 steht allein; unerwartet: „%2“</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>select takes the name of a thread, such as &quot;select T3&quot;, or none</source>
        <translation>select braucht den Namen eines Threads, etwa „select T3“, oder keinen</translation>
    </message>
    <message>
        <source>the demo &quot;%1&quot; asks for no prediction</source>
        <translation>die Demo „%1“ fragt nach keiner Vorhersage</translation>
    </message>
    <message>
        <source>a demo is named before the other commands of its step</source>
        <translation>die Demo wird vor den anderen Befehlen ihres Schritts genannt</translation>
    </message>
    <message>
        <source>unknown parameter &quot;%1&quot;; parameters: %2</source>
        <translation>unbekannter Parameter „%1“; Parameter: %2</translation>
    </message>
    <message>
        <source>unknown parameter &quot;%1&quot;; did you mean &quot;%2&quot;? parameters: %3</source>
        <translation>unbekannter Parameter „%1“; gemeint „%2“? Parameter: %3</translation>
    </message>
    <message>
        <source>unknown view &quot;%1&quot;; views: %2</source>
        <translation>unbekannte Ansicht „%1“; Ansichten: %2</translation>
    </message>
    <message>
        <source>unknown view &quot;%1&quot;; did you mean &quot;%2&quot;? views: %3</source>
        <translation>unbekannte Ansicht „%1“; gemeint „%2“? Ansichten: %3</translation>
    </message>
    <message>
        <source>unknown command &quot;%1&quot;; commands: %2</source>
        <translation>unbekannter Befehl „%1“; Befehle: %2</translation>
    </message>
    <message>
        <source>unknown command &quot;%1&quot;; did you mean &quot;%2&quot;? commands: %3</source>
        <translation>unbekannter Befehl „%1“; gemeint „%2“? Befehle: %3</translation>
    </message>
    <message>
        <source>unknown demo &quot;%1&quot;; demos: %2</source>
        <translation>unbekannte Demo „%1“; Demos: %2</translation>
    </message>
    <message>
        <source>unknown demo &quot;%1&quot;; did you mean &quot;%2&quot;? demos: %3</source>
        <translation>unbekannte Demo „%1“; gemeint „%2“? Demos: %3</translation>
    </message>
    <message>
        <source>a lesson is at most 1 MiB</source>
        <translation>eine Lektion ist höchstens 1 MiB groß</translation>
    </message>
    <message>
        <source>this is not text in UTF-8</source>
        <translation>das ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>a lesson has one title; a step begins with &quot;## &quot;</source>
        <translation>eine Lektion hat einen Titel; ein Schritt beginnt mit „## “</translation>
    </message>
    <message>
        <source>the title is empty; write &quot;# Title&quot;</source>
        <translation>der Titel ist leer; schreibe „# Titel“</translation>
    </message>
    <message>
        <source>a lesson begins with its title; write &quot;# Title&quot; before this line</source>
        <translation>eine Lektion beginnt mit ihrem Titel; schreibe „# Titel“ vor diese Zeile</translation>
    </message>
    <message>
        <source>the step has no title; write &quot;## Title&quot;</source>
        <translation>der Schritt hat keinen Titel; schreibe „## Titel“</translation>
    </message>
    <message>
        <source>a lesson has at most %1 steps</source>
        <translation>eine Lektion hat höchstens %1 Schritte</translation>
    </message>
    <message>
        <source>unknown block &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation>unbekannter Block „%1“; gemeint „%2“?</translation>
    </message>
    <message>
        <source>this block is not closed; end it with a line ```</source>
        <translation>dieser Block ist nicht geschlossen; beende ihn mit einer Zeile ```</translation>
    </message>
    <message>
        <source>the lesson is empty; it begins with &quot;# Title&quot;</source>
        <translation>die Lektion ist leer; sie beginnt mit „# Titel“</translation>
    </message>
    <message>
        <source>the lesson has no step; a step begins with &quot;## Title&quot;</source>
        <translation>die Lektion hat keinen Schritt; ein Schritt beginnt mit „## Titel“</translation>
    </message>
    <message>
        <source>a step is about one demo; begin another step for another</source>
        <translation>ein Schritt handelt von einer Demo; beginne für eine andere einen neuen</translation>
    </message>
    <message>
        <source>the lesson names no demo; before the first step, write a block ```stage with the line &quot;demo %1&quot;</source>
        <translation>die Lektion nennt keine Demo; schreibe vor den ersten Schritt einen Block ```stage mit der Zeile „demo %1“</translation>
    </message>
    <message>
        <source>demo takes the name of one demo</source>
        <translation>demo braucht den Namen einer Demo</translation>
    </message>
    <message>
        <source>formula &quot;%1&quot;: %2</source>
        <translation>Formel „%1“: %2</translation>
    </message>
    <message>
        <source>the step is empty; say something, or do something</source>
        <translation>der Schritt ist leer; sage etwas oder tue etwas</translation>
    </message>
    <message>
        <source>read %1: %2</source>
        <translation>%1 lesen: %2</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>it cannot be read to its end</source>
        <translation>sie lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>there is no lesson (*.md) in it</source>
        <translation>darin ist keine Lektion (*.md)</translation>
    </message>
    <message>
        <source>a } closes nothing</source>
        <translation>ein } schließt nichts</translation>
    </message>
    <message>
        <source>\right without a \left before it</source>
        <translation>\right ohne \left davor</translation>
    </message>
    <message>
        <source>a \ ends the formula</source>
        <translation>ein \ beendet die Formel</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief geschachtelt</translation>
    </message>
    <message>
        <source>two exponents in a row; use {}</source>
        <translation>zwei Exponenten hintereinander; nimm {}</translation>
    </message>
    <message>
        <source>two indices in a row; use {}</source>
        <translation>zwei Indizes hintereinander; nimm {}</translation>
    </message>
    <message>
        <source>%1 needs something after it</source>
        <translation>nach %1 muss etwas kommen</translation>
    </message>
    <message>
        <source>a { is not closed</source>
        <translation>ein { ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a { is not closed before \right</source>
        <translation>ein { ist vor \right nicht geschlossen</translation>
    </message>
    <message>
        <source>it holds a control character</source>
        <translation>sie enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>\%1 needs {words}</source>
        <translation>\%1 braucht {Worte}</translation>
    </message>
    <message>
        <source>\%1 needs a bracket after it: ( ) [ ] | \{ \} or .</source>
        <translation>nach \%1 muss eine Klammer kommen: ( ) [ ] | \{ \} oder .</translation>
    </message>
    <message>
        <source>\left without a \right after it</source>
        <translation>\left ohne \right danach</translation>
    </message>
    <message>
        <source>unknown macro &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation>unbekanntes Makro „%1“; gemeint „%2“?</translation>
    </message>
    <message>
        <source>unknown macro &quot;%1&quot;; docs/lessons.md lists those that are known</source>
        <translation>unbekanntes Makro „%1“; docs/lessons.md nennt die bekannten</translation>
    </message>
    <message>
        <source>it is longer than %1 characters</source>
        <translation>sie ist länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>open takes a recording, such as &quot;open convoy.interleave&quot;</source>
        <translation>open braucht eine Aufzeichnung, etwa &quot;open convoy.interleave&quot;</translation>
    </message>
    <message>
        <source>there is no recording &quot;%1&quot; beside the lesson</source>
        <translation>neben der Lektion liegt keine Aufzeichnung &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a table of what was measured is missing</source>
        <translation>eine Tabelle des Gemessenen fehlt</translation>
    </message>
    <message>
        <source>a reading is of a quantity that is not there</source>
        <translation>ein Messwert gehört zu einer Größe, die es nicht gibt</translation>
    </message>
    <message>
        <source>a reading is later than the recording&apos;s end</source>
        <translation>ein Messwert ist später als das Ende der Aufzeichnung</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>all in turn</source>
        <translation>alles der Reihe nach</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>false sharing</source>
        <translation>False Sharing</translation>
    </message>
    <message>
        <source>core to core</source>
        <translation>von Kern zu Kern</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>within a page first</source>
        <translation>erst innerhalb einer Seite</translation>
    </message>
    <message>
        <source>one after another</source>
        <translation>der Reihe nach</translation>
    </message>
    <message>
        <source>4 KiB</source>
        <translation>4 KiB</translation>
    </message>
    <message>
        <source>2 MiB</source>
        <translation>2 MiB</translation>
    </message>
    <message>
        <source>x++</source>
        <translation>x++</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>atomic x++</source>
        <translation>atomares x++</translation>
    </message>
    <message>
        <source>ordered store</source>
        <translation>geordnetes Schreiben</translation>
    </message>
    <message>
        <source>two fields each</source>
        <translation>je zwei Felder</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>x++ in 64 lines</source>
        <translation>x++ in 64 Zeilen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>One thing only is measured more often.</source>
        <translation>Eines allein wird öfter gemessen.</translation>
    </message>
    <message>
        <source>Largest working set</source>
        <translation>Größte Arbeitsmenge</translation>
    </message>
    <message>
        <source>Beyond the last cache every load comes from memory.</source>
        <translation>Jenseits des letzten Caches kommt jedes Laden aus dem Speicher.</translation>
    </message>
    <message>
        <source>Order of the loads</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>At random nothing can be fetched ahead; one after another all can.</source>
        <translation>Zufällig lässt sich nichts vorausholen, der Reihe nach alles.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Large ones spare the table of pages (TLB). The kernel may refuse.</source>
        <translation>Große schonen die Seitentabelle (TLB). Der Kernel kann ablehnen.</translation>
    </message>
    <message>
        <source>Each thread does</source>
        <translation>Je Thread</translation>
    </message>
    <message>
        <source>What two threads do to counters of their own, side by side.</source>
        <translation>Was zwei Threads mit je einem eigenen Zähler machen, nebeneinander.</translation>
    </message>
    <message>
        <source>Distance of the counters</source>
        <translation>Abstand der Zähler</translation>
    </message>
    <message>
        <source>From one thread&apos;s counter to the other&apos;s: within a line they share it.</source>
        <translation>Vom Zähler des einen Threads zu dem des anderen: Innerhalb einer Zeile teilen sie sie.</translation>
    </message>
    <message>
        <source>working set</source>
        <translation>Arbeitsmenge</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>there and back, by compare-and-swap</source>
        <translation>hin und zurück, durch Compare-and-Swap</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>a load at each stride</source>
        <translation>ein Laden je Schrittweite</translation>
    </message>
    <message>
        <source>as long: they share no data</source>
        <translation>genauso lang: Sie teilen keine Daten</translation>
    </message>
    <message>
        <source>up to twice as long</source>
        <translation>bis doppelt so lang</translation>
    </message>
    <message>
        <source>more than twice as long</source>
        <translation>mehr als doppelt so lang</translation>
    </message>
    <message>
        <source>On one line an atomic increment took %1 times as long.</source>
        <translation>In einer Zeile dauerte ein atomares Erhöhen %1-mal so lang.</translation>
    </message>
    <message>
        <source>Atomic increments were not measured both on one line and on two. That takes two CPUs.</source>
        <translation>Atomares Erhöhen wurde nicht sowohl in einer Zeile als auch in zweien gemessen. Dazu braucht es zwei CPUs.</translation>
    </message>
    <message>
        <source>a load from 16 KiB</source>
        <translation>Laden aus 16 KiB</translation>
    </message>
    <message>
        <source>a load from 256 KiB</source>
        <translation>Laden aus 256 KiB</translation>
    </message>
    <message>
        <source>a load from 64 MiB</source>
        <translation>Laden aus 64 MiB</translation>
    </message>
    <message>
        <source>atomic x++, one line</source>
        <translation>atomares x++, eine Zeile</translation>
    </message>
    <message>
        <source>atomic x++, two lines</source>
        <translation>atomares x++, zwei Zeilen</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>Caches</translation>
    </message>
    <message>
        <source>How long a load takes by how much memory is used, and what two threads pay for one line.</source>
        <translation>Wie lange ein Laden dauert, je nachdem, wieviel Speicher benutzt wird, und was zwei Threads für eine Zeile bezahlen.</translation>
    </message>
    <message>
        <source>Two threads count in two variables on one cache line. How long does an atomic increment take, against variables on two lines?</source>
        <translation>Zwei Threads zählen in zwei Variablen in einer Cachezeile. Wie lange dauert ein atomares Erhöhen, verglichen mit Variablen in zwei Zeilen?</translation>
    </message>
    <message>
        <source>laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>server with two sockets</source>
        <translation>Server mit zwei Sockeln</translation>
    </message>
    <message>
        <source>server with four nodes</source>
        <translation>Server mit vier Knoten</translation>
    </message>
    <message>
        <source>Thread on node</source>
        <translation>Thread auf Knoten</translation>
    </message>
    <message>
        <source>Memory on node</source>
        <translation>Speicher auf Knoten</translation>
    </message>
    <message>
        <source>Memory of each thread</source>
        <translation>Speicher je Thread</translation>
    </message>
    <message>
        <source>Several times the last cache, or it is not memory that is measured.</source>
        <translation>Ein Mehrfaches des letzten Caches, sonst ist es nicht der Speicher, der gemessen wird.</translation>
    </message>
    <message>
        <source>memory on node</source>
        <translation>Speicher auf Knoten</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>one access</source>
        <translation>ein Zugriff</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>nicht länger</translation>
    </message>
    <message>
        <source>Memory of the farthest node takes %1 times as long as that of the own.</source>
        <translation>Der Speicher des fernsten Knotens braucht %1-mal so lang wie der des eigenen.</translation>
    </message>
    <message>
        <source>This machine has one node: every CPU reaches all memory alike. Choose another machine.</source>
        <translation>Dieser Rechner hat einen Knoten: Jede CPU erreicht den ganzen Speicher gleich gut. Einen anderen Rechner wählen.</translation>
    </message>
    <message>
        <source>Memory nodes (NUMA)</source>
        <translation>Speicherknoten (NUMA)</translation>
    </message>
    <message>
        <source>Each node has memory of its own: how far is that of another?</source>
        <translation>Jeder Knoten hat eigenen Speicher: Wie weit ist der eines anderen?</translation>
    </message>
    <message>
        <source>How much longer does a load from the farthest node&apos;s memory take?</source>
        <translation>Wie viel länger dauert ein Laden aus dem Speicher des fernsten Knotens?</translation>
    </message>
    <message>
        <source>one number at a time</source>
        <translation>Zahl für Zahl</translation>
    </message>
    <message>
        <source>as vectors</source>
        <translation>mit Vektoren</translation>
    </message>
    <message>
        <source>memory and caches</source>
        <translation>Speicher und Caches</translation>
    </message>
    <message>
        <source>memory only</source>
        <translation>nur im Speicher</translation>
    </message>
    <message>
        <source>first cache only</source>
        <translation>nur im ersten Cache</translation>
    </message>
    <message>
        <source>The loop computes</source>
        <translation>Schleife rechnet</translation>
    </message>
    <message>
        <source>a[i] = b[i] + 3 × c[i]: vectors help as long as the data is near.</source>
        <translation>a[i] = b[i] + 3 × c[i]: Vektoren helfen, solange die Daten nah sind.</translation>
    </message>
    <message>
        <source>The data lies in</source>
        <translation>Daten liegen</translation>
    </message>
    <message>
        <source>Each core has a first cache of its own; memory is for all.</source>
        <translation>Jeder Kern hat einen eigenen ersten Cache; der Speicher ist für alle da.</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>first cache</source>
        <translation>erster Cache</translation>
    </message>
    <message>
        <source>hardly more than one</source>
        <translation>kaum mehr als einer</translation>
    </message>
    <message>
        <source>more, but not as many times</source>
        <translation>mehr, aber nicht so vielmal</translation>
    </message>
    <message>
        <source>as many times as threads</source>
        <translation>so vielmal, wie es Threads sind</translation>
    </message>
    <message>
        <source>%1 threads moved %2 times as much as one through memory.</source>
        <translation>%1 Threads bewegten %2-mal so viel durch den Speicher wie einer.</translation>
    </message>
    <message>
        <source>Memory was not measured with more than one thread.</source>
        <translation>Der Speicher wurde mit nicht mehr als einem Thread gemessen.</translation>
    </message>
    <message>
        <source>memory, one thread</source>
        <translation>Speicher, ein Thread</translation>
    </message>
    <message>
        <source>memory, all CPUs</source>
        <translation>Speicher, alle CPUs</translation>
    </message>
    <message>
        <source>memory, gain</source>
        <translation>Speicher, Gewinn</translation>
    </message>
    <message>
        <source>first cache, gain</source>
        <translation>erster Cache, Gewinn</translation>
    </message>
    <message>
        <source>Uniform memory (UMA)</source>
        <translation>Einheitlicher Speicher (UMA)</translation>
    </message>
    <message>
        <source>All CPUs share one way to memory: it is full before they are all at work.</source>
        <translation>Alle CPUs teilen einen Weg zum Speicher: Er ist voll, bevor alle arbeiten.</translation>
    </message>
    <message>
        <source>A thread on every CPU streams through memory. How much more do they move than one alone?</source>
        <translation>Auf jeder CPU arbeitet sich ein Thread durch den Speicher. Wieviel mehr bewegen sie als einer allein?</translation>
    </message>
    <message>
        <source>The job was not measured on as many threads as there are CPUs.</source>
        <translation>Mit so vielen Threads, wie es CPUs gibt, wurde die Aufgabe nicht gemessen.</translation>
    </message>
    <message>
        <source>On one CPU nothing can be faster.</source>
        <translation>Auf einer CPU kann nichts schneller werden.</translation>
    </message>
    <message>
        <source>Gustafson&apos;s B&apos;, fitted</source>
        <translation>Gustafsons B&apos;, angepasst</translation>
    </message>
    <message>
        <source>Amdahl&apos;s B, fitted</source>
        <translation>Amdahls B, angepasst</translation>
    </message>
    <message>
        <source>It takes two numbers of threads that have a CPU each.</source>
        <translation>Dazu braucht es zwei Thread-Anzahlen, bei denen jeder Thread eine CPU hat.</translation>
    </message>
    <message>
        <source>Karp–Flatt, on all CPUs</source>
        <translation>Karp–Flatt, auf allen CPUs</translation>
    </message>
    <message>
        <source>USL</source>
        <translation>USL</translation>
    </message>
    <message>
        <source>It takes three numbers of threads.</source>
        <translation>Dazu braucht es drei Thread-Anzahlen.</translation>
    </message>
    <message>
        <source>USL contention σ</source>
        <translation>USL: Wettstreit σ</translation>
    </message>
    <message>
        <source>USL coherency κ</source>
        <translation>USL: Kohärenz κ</translation>
    </message>
    <message>
        <source>USL peak, threads</source>
        <translation>USL: Maximum, Threads</translation>
    </message>
    <message>
        <source>More threads never hurt, as far as the curve tells.</source>
        <translation>Mehr Threads schaden nie, soweit die Kurve es sagt.</translation>
    </message>
    <message>
        <source>arithmetic</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>shared counter</source>
        <translation>gemeinsamer Zähler</translation>
    </message>
    <message>
        <source>fixed (Amdahl)</source>
        <translation>fest (Amdahl)</translation>
    </message>
    <message>
        <source>grows (Gustafson)</source>
        <translation>wächst (Gustafson)</translation>
    </message>
    <message>
        <source>Serial fraction B</source>
        <translation>Serieller Anteil B</translation>
    </message>
    <message>
        <source>The share of the job on one thread that only one thread can do.</source>
        <translation>Der Anteil der Aufgabe mit einem Thread, den nur ein Thread erledigen kann.</translation>
    </message>
    <message>
        <source>Most threads</source>
        <translation>Höchstens Threads</translation>
    </message>
    <message>
        <source>The job is done by 1, 2, 3 … so many threads. Those beyond the CPUs share them.</source>
        <translation>Die Aufgabe wird von 1, 2, 3 … so vielen Threads erledigt. Was über die CPUs hinausgeht, teilt sie sich.</translation>
    </message>
    <message>
        <source>Length of the job</source>
        <translation>Dauer der Aufgabe</translation>
    </message>
    <message>
        <source>On one thread. A short one is rarely disturbed, but meetings weigh.</source>
        <translation>Mit einem Thread. Eine kurze wird selten gestört, doch Treffpunkte fallen ins Gewicht.</translation>
    </message>
    <message>
        <source>The job does</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Arithmetic shares nothing; memory its bandwidth; one counter has one cache line.</source>
        <translation>Rechnen teilt nichts, Speicher die Bandbreite, ein Zähler seine eine Cachezeile.</translation>
    </message>
    <message>
        <source>Size of the job</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Fixed, or the part that is divided grows with the threads.</source>
        <translation>Fest, oder der geteilte Teil wächst mit den Threads.</translation>
    </message>
    <message>
        <source>Serial part made faster</source>
        <translation>Serieller Teil schneller gemacht</translation>
    </message>
    <message>
        <source>A second improvement beside the threads: which of the two comes first?</source>
        <translation>Eine zweite Verbesserung neben den Threads: Welche kommt zuerst?</translation>
    </message>
    <message>
        <source>as many times as there are CPUs</source>
        <translation>so vielmal, wie es CPUs gibt</translation>
    </message>
    <message>
        <source>faster, but not as many times</source>
        <translation>schneller, aber nicht so vielmal</translation>
    </message>
    <message>
        <source>not faster, or slower</source>
        <translation>nicht schneller, oder langsamer</translation>
    </message>
    <message>
        <source>How many times faster is the job on 1, 2, 4, 8 threads?</source>
        <translation>Wievielmal so schnell ist die Aufgabe mit 1, 2, 4, 8 Threads?</translation>
    </message>
    <message>
        <source>Amdahl, Gustafson, USL</source>
        <translation>Amdahl, Gustafson, USL</translation>
    </message>
    <message>
        <source>One job with a serial part, done by more and more threads: measured, and as the laws say.</source>
        <translation>Eine Aufgabe mit seriellem Teil, von immer mehr Threads erledigt: gemessen, und wie die Gesetze es sagen.</translation>
    </message>
    <message>
        <source>On as many threads as there are CPUs, how much faster is the job than on one?</source>
        <translation>Wieviel schneller ist die Aufgabe mit so vielen Threads, wie es CPUs gibt, als mit einem?</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>ideal</translation>
    </message>
    <message>
        <source>Amdahl</source>
        <translation>Amdahl</translation>
    </message>
    <message>
        <source>Gustafson</source>
        <translation>Gustafson</translation>
    </message>
    <message>
        <source>USL, fitted</source>
        <translation>USL, angepasst</translation>
    </message>
    <message>
        <source>limit 1/B</source>
        <translation>Grenze 1/B</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>seriell</translation>
    </message>
    <message>
        <source>divided</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>meetings, waiting</source>
        <translation>Treffpunkte, Warten</translation>
    </message>
    <message>
        <source>first all CPUs</source>
        <translation>erst alle CPUs</translation>
    </message>
    <message>
        <source>improvements made</source>
        <translation>Verbesserungen</translation>
    </message>
    <message>
        <source>first the serial part</source>
        <translation>erst der serielle Teil</translation>
    </message>
    <message>
        <source>one try of the job</source>
        <translation>ein Versuch der Aufgabe</translation>
    </message>
    <message>
        <source>%1 threads, as many as CPUs, were %2 times as fast as one.</source>
        <translation>%1 Threads, so viele wie CPUs, waren %2-mal so schnell wie einer.</translation>
    </message>
    <message>
        <source>Both jobs are done by 1, 2, 3 … so many threads. Those beyond the CPUs share them.</source>
        <translation>Beide Aufgaben werden von 1, 2, 3 … so vielen Threads erledigt. Die über die Zahl der CPUs hinaus teilen sie sich.</translation>
    </message>
    <message>
        <source>Length of each job</source>
        <translation>Länge jeder Aufgabe</translation>
    </message>
    <message>
        <source>On one thread. Each has 24 steps: the shorter, the more meetings weigh.</source>
        <translation>Mit einem Thread. Jede hat 24 Schritte: Je kürzer sie sind, desto mehr wiegen Treffen.</translation>
    </message>
    <message>
        <source>Length of the job to watch</source>
        <translation>Dauer zum Zuschauen</translation>
    </message>
    <message>
        <source>Before it is measured, each job is done once with long steps, so that they can be seen.</source>
        <translation>Vor dem Messen wird jede Aufgabe einmal mit langen Schritten erledigt, damit man sie sieht.</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>as many times as there are threads</source>
        <translation>so vielmal, wie es Threads gibt</translation>
    </message>
    <message>
        <source>%1 threads did the blocks %2 times as fast as one, the chain %3 times.</source>
        <translation>%1 Threads haben die Blöcke %2-mal so schnell erledigt wie einer, die Kette %3-mal.</translation>
    </message>
    <message>
        <source>The two jobs were not measured with more than one thread.</source>
        <translation>Die beiden Aufgaben wurden nicht mit mehr als einem Thread gemessen.</translation>
    </message>
    <message>
        <source>blocks, all CPUs</source>
        <translation>Blöcke, alle CPUs</translation>
    </message>
    <message>
        <source>chain, all CPUs</source>
        <translation>Kette, alle CPUs</translation>
    </message>
    <message>
        <source>to hand x on</source>
        <translation>x weitergeben</translation>
    </message>
    <message>
        <source>What the chain takes longer with all CPUs than alone, for each time x changes hands.</source>
        <translation>Was die Kette mit allen CPUs länger dauert als mit einer, für jedes Mal, dass x weitergegeben wird.</translation>
    </message>
    <message>
        <source>Embarrassingly parallel, inherently sequential</source>
        <translation>Peinlich parallel, von Natur aus sequenziell</translation>
    </message>
    <message>
        <source>Blocks that need nothing of each other, and a chain: what do more threads buy?</source>
        <translation>Blöcke, die einander nicht brauchen, und eine Kette: Was bringen mehr Threads?</translation>
    </message>
    <message>
        <source>Each step of a chain needs the last one&apos;s result. On as many threads as CPUs, how much faster is it than on one?</source>
        <translation>Jeder Schritt einer Kette braucht das Ergebnis des vorigen. Wievielmal so schnell ist sie auf so vielen Threads wie CPUs?</translation>
    </message>
    <message>
        <source>vertices rotated</source>
        <translation>Eckpunkte drehen</translation>
    </message>
    <message>
        <source>SAXPY</source>
        <translation>SAXPY</translation>
    </message>
    <message>
        <source>sum of all</source>
        <translation>Summe von allem</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>Mandelbrot</source>
        <translation>Mandelbrot</translation>
    </message>
    <message>
        <source>Game of Life</source>
        <translation>Spiel des Lebens</translation>
    </message>
    <message>
        <source>divergence</source>
        <translation>Divergenz</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>Much arithmetic for each element, or hardly any: who pays for the way to the GPU?</source>
        <translation>Viel Rechnung je Element oder kaum welche: Wer bezahlt den Weg zur GPU?</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>The largest size; powers of four below it are measured, too.</source>
        <translation>Die größte Menge; auch die Viererpotenzen darunter werden gemessen.</translation>
    </message>
    <message>
        <source>Workgroup size</source>
        <translation>Größe der Arbeitsgruppe</translation>
    </message>
    <message>
        <source>Invocations that share a part of the GPU. Too few leave lanes idle.</source>
        <translation>Aufrufe, die sich einen Teil der GPU teilen. Zu wenige lassen Bahnen leer.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterationen</translation>
    </message>
    <message>
        <source>Most for each element; of Mandelbrot and divergence only.</source>
        <translation>Höchstens so viele je Element; nur bei Mandelbrot und Divergenz.</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>Divergenz</translation>
    </message>
    <message>
        <source>Branches that neighbours take; lanes that go together walk them all.</source>
        <translation>Zweige, die Nachbarn nehmen; Bahnen, die zusammen gehen, durchlaufen alle.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Its place among Vulkan&apos;s devices; 0 is the best.</source>
        <translation>Sein Platz unter Vulkans Geräten; 0 ist das beste.</translation>
    </message>
    <message>
        <source>scalar, one thread</source>
        <translation>skalar, ein Thread</translation>
    </message>
    <message>
        <source>vectors, one thread</source>
        <translation>Vektoren, ein Thread</translation>
    </message>
    <message>
        <source>scalar, all CPUs</source>
        <translation>skalar, alle CPUs</translation>
    </message>
    <message>
        <source>vectors, all CPUs</source>
        <translation>Vektoren, alle CPUs</translation>
    </message>
    <message>
        <source>GPU with copies</source>
        <translation>GPU mit Kopien</translation>
    </message>
    <message>
        <source>M elements/s</source>
        <translation>M Elemente/s</translation>
    </message>
    <message>
        <source>elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>GPU without copies</source>
        <translation>GPU ohne Kopien</translation>
    </message>
    <message>
        <source>crossover</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>sweep</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>dispatch</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>rest of the call</source>
        <translation>Rest des Aufrufs</translation>
    </message>
    <message>
        <source>CPUs of software Vulkan</source>
        <translation>CPUs von Software-Vulkan</translation>
    </message>
    <message>
        <source>kind of GPU, or why none</source>
        <translation>Art der GPU, oder warum keine</translation>
    </message>
    <message>
        <source>results that differ</source>
        <translation>abweichende Ergebnisse</translation>
    </message>
    <message>
        <source>way</source>
        <translation>Weise</translation>
    </message>
    <message>
        <source>at no size up to the largest</source>
        <translation>bei keiner Größe bis zur größten</translation>
    </message>
    <message>
        <source>for many elements only</source>
        <translation>nur bei vielen Elementen</translation>
    </message>
    <message>
        <source>at every size</source>
        <translation>bei jeder Größe</translation>
    </message>
    <message>
        <source>The GPU was faster than one thread without vectors from %1 elements on.</source>
        <translation>Die GPU war ab %1 Elementen schneller als ein Thread ohne Vektoren.</translation>
    </message>
    <message>
        <source>Up to %1 elements the GPU was slower than one thread without vectors.</source>
        <translation>Bis %1 Elemente war die GPU langsamer als ein Thread ohne Vektoren.</translation>
    </message>
    <message>
        <source>Nothing was measured on a GPU.</source>
        <translation>Auf einer GPU wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>A discrete GPU.</source>
        <translation>Eine eigenständige GPU.</translation>
    </message>
    <message>
        <source>An integrated GPU.</source>
        <translation>Eine eingebaute GPU.</translation>
    </message>
    <message>
        <source>A virtual GPU.</source>
        <translation>Eine virtuelle GPU.</translation>
    </message>
    <message>
        <source>Software Vulkan on the CPU: there is no GPU, its driver&apos;s threads compute on the same CPUs.</source>
        <translation>Software-Vulkan auf der CPU: Es gibt keine GPU, die Threads ihres Treibers rechnen auf denselben CPUs.</translation>
    </message>
    <message>
        <source>Vulkan&apos;s loader is not installed: only the CPU&apos;s ways are shown.</source>
        <translation>Vulkans Lader ist nicht installiert: Nur die Weisen der CPU werden gezeigt.</translation>
    </message>
    <message>
        <source>There is no Vulkan driver: only the CPU&apos;s ways are shown.</source>
        <translation>Es gibt keinen Vulkan-Treiber: Nur die Weisen der CPU werden gezeigt.</translation>
    </message>
    <message>
        <source>Vulkan found no device: only the CPU&apos;s ways are shown.</source>
        <translation>Vulkan fand kein Gerät: Nur die Weisen der CPU werden gezeigt.</translation>
    </message>
    <message>
        <source>The device that was asked for is not there or cannot be used: only the CPU&apos;s ways are shown.</source>
        <translation>Das verlangte Gerät ist nicht da oder nicht zu gebrauchen: Nur die Weisen der CPU werden gezeigt.</translation>
    </message>
    <message>
        <source>The GPU could not compute this: too large, or out of memory. The CPU&apos;s ways go on.</source>
        <translation>Die GPU konnte das nicht berechnen: zu groß, oder zu wenig Speicher. Die Weisen der CPU gehen weiter.</translation>
    </message>
    <message>
        <source>The GPU was lost. The CPU&apos;s ways go on.</source>
        <translation>Die GPU ging verloren. Die Weisen der CPU gehen weiter.</translation>
    </message>
    <message>
        <source>Another kind of Vulkan device.</source>
        <translation>Eine andere Art von Vulkan-Gerät.</translation>
    </message>
    <message>
        <source>the GPU</source>
        <translation>die GPU</translation>
    </message>
    <message>
        <source>Its threads are tied to none: where several share one, it takes longer.</source>
        <translation>Seine Threads sind an keine gebunden: Teilen sich mehrere eine, dauert es länger.</translation>
    </message>
    <message>
        <source>The GPU was slower at the largest size that counts for both.</source>
        <translation>Bei der größten Menge, die für beide zählt, war die GPU langsamer.</translation>
    </message>
    <message>
        <source>GPU beats scalar from</source>
        <translation>GPU schlägt skalar ab</translation>
    </message>
    <message>
        <source>GPU beats all CPUs from</source>
        <translation>GPU schlägt alle CPUs ab</translation>
    </message>
    <message>
        <source>A way computed something else than the scalar one.</source>
        <translation>Eine Weise berechnete etwas anderes als die skalare.</translation>
    </message>
    <message>
        <source>All ways computed the same, bit for bit (a sum: within rounding).</source>
        <translation>Alle Weisen berechneten dasselbe, Bit für Bit (eine Summe: bis auf Rundung).</translation>
    </message>
    <message>
        <source>GPU compute</source>
        <translation>Rechnen auf der GPU</translation>
    </message>
    <message>
        <source>One job by a thread, with vectors, threads and a GPU: from which size on?</source>
        <translation>Eine Aufgabe von einem Thread, mit Vektoren, Threads und einer GPU: ab welcher Größe?</translation>
    </message>
    <message>
        <source>The way to a GPU and back takes its time. From when on is it faster than one thread without vectors?</source>
        <translation>Der Weg zu einer GPU und zurück kostet Zeit. Ab wann ist sie schneller als ein Thread ohne Vektoren?</translation>
    </message>
    <message>
        <source>a load from memory</source>
        <translation>Laden aus dem Speicher</translation>
    </message>
    <message>
        <source>a load from the first cache</source>
        <translation>Laden aus dem ersten Cache</translation>
    </message>
    <message>
        <source>load, add, store</source>
        <translation>laden, addieren, speichern</translation>
    </message>
    <message>
        <source>one atomic instruction</source>
        <translation>ein atomarer Befehl</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Each is a thread on a CPU of its own; where there is one CPU, they take turns on it.</source>
        <translation>Jeder ist ein Thread auf einer eigenen CPU; wo es nur eine gibt, wechseln sie sich auf ihr ab.</translation>
    </message>
    <message>
        <source>Increments of each core</source>
        <translation>Erhöhungen je Kern</translation>
    </message>
    <message>
        <source>How often each core does counter++.</source>
        <translation>Wie oft jeder Kern counter++ tut.</translation>
    </message>
    <message>
        <source>Time of a step</source>
        <translation>Zeit eines Schritts</translation>
    </message>
    <message>
        <source>On average: after each fetch, decode and execute the core waits. A real one needs less than 1 ns.</source>
        <translation>Im Mittel: Nach jedem Holen, Dekodieren und Ausführen wartet der Kern. Ein echter braucht weniger als 1 ns.</translation>
    </message>
    <message>
        <source>counter++ is</source>
        <translation>counter++ ist</translation>
    </message>
    <message>
        <source>Three instructions, or one that no other core can come between.</source>
        <translation>Drei Befehle, oder einer, zwischen den kein anderer Kern kommt.</translation>
    </message>
    <message>
        <source>core</source>
        <translation>Kern</translation>
    </message>
    <message>
        <source>increments made</source>
        <translation>Erhöhungen getan</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>the counter at the end</source>
        <translation>der Zähler am Ende</translation>
    </message>
    <message>
        <source>less than the increments made</source>
        <translation>weniger, als erhöht wurde</translation>
    </message>
    <message>
        <source>exactly the increments made</source>
        <translation>genau so viel, wie erhöht wurde</translation>
    </message>
    <message>
        <source>more than the increments made</source>
        <translation>mehr, als erhöht wurde</translation>
    </message>
    <message>
        <source>%1 increments were made; the counter is %2: %3 were lost.</source>
        <translation>%1-mal wurde erhöht; der Zähler steht auf %2: %3 gingen verloren.</translation>
    </message>
    <message>
        <source>The run ended before the cores were done.</source>
        <translation>Der Lauf endete, bevor die Kerne fertig waren.</translation>
    </message>
    <message>
        <source>lost updates</source>
        <translation>verlorene Updates</translation>
    </message>
    <message>
        <source>Fetch, decode, execute</source>
        <translation>Holen, dekodieren, ausführen</translation>
    </message>
    <message>
        <source>What counter++ is to a core, and what happens when two cores do it at the same time.</source>
        <translation>Was counter++ für einen Kern ist, und was geschieht, wenn zwei Kerne es zugleich tun.</translation>
    </message>
    <message>
        <source>When all cores are done, what will the counter be?</source>
        <translation>Wo steht der Zähler, wenn alle Kerne fertig sind?</translation>
    </message>
    <message>
        <source>vector sum</source>
        <translation>Vektorsumme</translation>
    </message>
    <message>
        <source>Mandelbrot rows</source>
        <translation>Mandelbrot-Zeilen</translation>
    </message>
    <message>
        <source>widest here</source>
        <translation>breiteste hier</translation>
    </message>
    <message>
        <source>AVX-512</source>
        <translation>AVX-512</translation>
    </message>
    <message>
        <source>AVX2</source>
        <translation>AVX2</translation>
    </message>
    <message>
        <source>SSE4</source>
        <translation>SSE4</translation>
    </message>
    <message>
        <source>no vectors</source>
        <translation>keine Vektoren</translation>
    </message>
    <message>
        <source>[10 15 20 25] + [20 15 10 5] again and again; a · x + y; points of the Mandelbrot set.</source>
        <translation>[10 15 20 25] + [20 15 10 5] immer wieder; a · x + y; Punkte der Mandelbrot-Menge.</translation>
    </message>
    <message>
        <source>Data that no cache holds makes all machines alike.</source>
        <translation>Daten, die kein Cache fasst, machen alle Maschinen gleich.</translation>
    </message>
    <message>
        <source>Vector width</source>
        <translation>Vektorbreite</translation>
    </message>
    <message>
        <source>One source, built for each; what this CPU lacks is replaced and told.</source>
        <translation>Eine Quelle, für jede übersetzt; was diese CPU nicht hat, wird ersetzt und gesagt.</translation>
    </message>
    <message>
        <source>Faulty programs</source>
        <translation>Fehlerhafte Programme</translation>
    </message>
    <message>
        <source>Of the five that vote: so many get one and the same bit wrong.</source>
        <translation>Von den fünf, die abstimmen: So viele haben ein und dasselbe Bit falsch.</translation>
    </message>
    <message>
        <source>programs on each datum:</source>
        <translation>Programme je Datum:</translation>
    </message>
    <message>
        <source>SISD: scalar</source>
        <translation>SISD: skalar</translation>
    </message>
    <message>
        <source>SIMD: vectors</source>
        <translation>SIMD: Vektoren</translation>
    </message>
    <message>
        <source>SIMD: Vulkan</source>
        <translation>SIMD: Vulkan</translation>
    </message>
    <message>
        <source>MIMD: threads</source>
        <translation>MIMD: Threads</translation>
    </message>
    <message>
        <source>SISD: one by one</source>
        <translation>SISD: nacheinander</translation>
    </message>
    <message>
        <source>MISD: all at once</source>
        <translation>MISD: alle zugleich</translation>
    </message>
    <message>
        <source>lanes of a vector</source>
        <translation>Bahnen eines Vektors</translation>
    </message>
    <message>
        <source>wrong verdicts</source>
        <translation>falsche Urteile</translation>
    </message>
    <message>
        <source>votes without a majority</source>
        <translation>Abstimmungen ohne Mehrheit</translation>
    </message>
    <message>
        <source>answers outvoted</source>
        <translation>überstimmte Antworten</translation>
    </message>
    <message>
        <source>less than twice</source>
        <translation>weniger als doppelt so schnell</translation>
    </message>
    <message>
        <source>2 to 5 times</source>
        <translation>2- bis 5-mal</translation>
    </message>
    <message>
        <source>more than 5 times</source>
        <translation>mehr als 5-mal</translation>
    </message>
    <message>
        <source>With vectors one thread was %1 times as fast as without.</source>
        <translation>Mit Vektoren war ein Thread %1-mal so schnell wie ohne.</translation>
    </message>
    <message>
        <source>Scalar and vectors were not both measured.</source>
        <translation>Skalar und Vektoren wurden nicht beide gemessen.</translation>
    </message>
    <message>
        <source>SIMD over SISD</source>
        <translation>SIMD gegen SISD</translation>
    </message>
    <message>
        <source>Vulkan over SISD</source>
        <translation>Vulkan gegen SISD</translation>
    </message>
    <message>
        <source>MIMD over SISD</source>
        <translation>MIMD gegen SISD</translation>
    </message>
    <message>
        <source>MISD over one by one</source>
        <translation>MISD gegen nacheinander</translation>
    </message>
    <message>
        <source>More than half of the programs have the same fault: it wins.</source>
        <translation>Mehr als die Hälfte der Programme hat denselben Fehler: Er gewinnt.</translation>
    </message>
    <message>
        <source>Fewer than half of the programs are faulty: they are outvoted.</source>
        <translation>Weniger als die Hälfte der Programme ist fehlerhaft: Sie werden überstimmt.</translation>
    </message>
    <message>
        <source>All machines computed the same, bit for bit.</source>
        <translation>Alle Maschinen berechneten dasselbe, Bit für Bit.</translation>
    </message>
    <message>
        <source>Flynn&apos;s four machines</source>
        <translation>Flynns vier Maschinen</translation>
    </message>
    <message>
        <source>One or many instruction streams, one or many data streams: SISD to MIMD.</source>
        <translation>Ein oder viele Befehlsströme, ein oder viele Datenströme: von SISD bis MIMD.</translation>
    </message>
    <message>
        <source>One thread adds numbers one by one, then with vectors. How many times as fast is it with them?</source>
        <translation>Ein Thread addiert Zahlen eine nach der anderen, dann mit Vektoren. Wie viele Male so schnell ist er damit?</translation>
    </message>
    <message>
        <source>Of the elements that are looked on: each instruction then waits. Threads of their own keep no step, and wait half or one and a half of it.</source>
        <translation>Für die Elemente, denen man zusieht: Nach jedem Befehl wird gewartet. Eigenständige Threads halten keinen Schritt und warten halb bis anderthalb so lange.</translation>
    </message>
    <message>
        <source>elements looked on</source>
        <translation>Elemente, denen man zusieht</translation>
    </message>
    <message>
        <source>Newton</source>
        <translation>Newton</translation>
    </message>
    <message>
        <source>bisection</source>
        <translation>Halbieren</translation>
    </message>
    <message>
        <source>bit by bit</source>
        <translation>Bit für Bit</translation>
    </message>
    <message>
        <source>decimal digits</source>
        <translation>Dezimalziffern</translation>
    </message>
    <message>
        <source>floating point</source>
        <translation>Gleitkomma</translation>
    </message>
    <message>
        <source>the factor a</source>
        <translation>der Faktor a</translation>
    </message>
    <message>
        <source>the datum voted on</source>
        <translation>das Datum der Abstimmung</translation>
    </message>
    <message>
        <source>its root, known beforehand</source>
        <translation>seine Wurzel, vorher bekannt</translation>
    </message>
    <message>
        <source>the answer that won</source>
        <translation>die Antwort, die gewann</translation>
    </message>
    <message>
        <source>lanes of a GPU that go together</source>
        <translation>Bahnen einer GPU, die zusammen gehen</translation>
    </message>
    <message>
        <source>lanes with something to do</source>
        <translation>Bahnen, die etwas zu tun haben</translation>
    </message>
    <message>
        <source>results that differ from those at full speed</source>
        <translation>Ergebnisse, die von denen bei voller Geschwindigkeit abweichen</translation>
    </message>
    <message>
        <source>a table of pictures is missing</source>
        <translation>eine Tabelle der Bilder fehlt</translation>
    </message>
    <message>
        <source>a picture has an impossible size</source>
        <translation>ein Bild hat eine unmögliche Größe</translation>
    </message>
    <message>
        <source>pictures are not in the order of the recording&apos;s time</source>
        <translation>Bilder folgen nicht der Zeit der Aufzeichnung</translation>
    </message>
    <message>
        <source>a picture is not as large as it says</source>
        <translation>ein Bild ist nicht so groß, wie es angibt</translation>
    </message>
    <message>
        <source>a picture does not match its checksum</source>
        <translation>ein Bild passt nicht zu seiner Prüfsumme</translation>
    </message>
    <message>
        <source>a picture has a cell that is too large</source>
        <translation>ein Bild hat eine zu große Zelle</translation>
    </message>
    <message>
        <source>upload to the GPU</source>
        <translation>Hochladen zur GPU</translation>
    </message>
    <message>
        <source>dispatch on the GPU</source>
        <translation>Dispatch auf der GPU</translation>
    </message>
    <message>
        <source>download from the GPU</source>
        <translation>Herunterladen von der GPU</translation>
    </message>
    <message>
        <source>discrete GPU</source>
        <translation>eigene GPU</translation>
    </message>
    <message>
        <source>integrated GPU</source>
        <translation>eingebaute GPU</translation>
    </message>
    <message>
        <source>virtual GPU</source>
        <translation>virtuelle GPU</translation>
    </message>
    <message>
        <source>software Vulkan on the CPU</source>
        <translation>Software-Vulkan auf der CPU</translation>
    </message>
    <message>
        <source>other device</source>
        <translation>anderes Gerät</translation>
    </message>
    <message>
        <source>measurements</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>both in turns</source>
        <translation>beides abwechselnd</translation>
    </message>
    <message>
        <source>pictures by the GPU</source>
        <translation>Bilder von der GPU</translation>
    </message>
    <message>
        <source>pictures by vectors</source>
        <translation>Bilder mit Vektoren</translation>
    </message>
    <message>
        <source>pictures by one thread</source>
        <translation>Bilder von einem Thread</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Live pictures of 1280 × 720 are of Mandelbrot and the Game of Life; while they are computed nothing is measured.</source>
        <translation>Laufende Bilder von 1280 × 720 gibt es von Mandelbrot und vom Game of Life; während sie berechnet werden, wird nichts gemessen.</translation>
    </message>
    <message>
        <source>live pictures</source>
        <translation>laufende Bilder</translation>
    </message>
    <message>
        <source>pictures/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>pictures/s by the GPU</source>
        <translation>Bilder/s von der GPU</translation>
    </message>
    <message>
        <source>pictures/s by vectors</source>
        <translation>Bilder/s mit Vektoren</translation>
    </message>
    <message>
        <source>pictures/s by one thread</source>
        <translation>Bilder/s von einem Thread</translation>
    </message>
    <message>
        <source>1280 × 720, shown while computed; no more than 60.</source>
        <translation>1280 × 720, während der Berechnung gezeigt; höchstens 60.</translation>
    </message>
    <message>
        <source>Vulkan %1, driver %2</source>
        <translation>Vulkan %1, Treiber %2</translation>
    </message>
    <message>
        <source>subgroups of %1 invocations</source>
        <translation>Subgroups mit %1 Aufrufen</translation>
    </message>
    <message>
        <source>workgroups of up to %1 invocations</source>
        <translation>Workgroups mit bis zu %1 Aufrufen</translation>
    </message>
    <message>
        <source>%1 GiB of memory</source>
        <translation>%1 GiB Speicher</translation>
    </message>
    <message>
        <source>cannot be used: it lacks %1</source>
        <translation>nicht nutzbar: es fehlt %1</translation>
    </message>
    <message>
        <source>no machine was opened: choose an XML file that lstopo wrote on it (lstopo machine.xml)</source>
        <translation>kein Rechner ist geöffnet: eine XML-Datei wählen, die lstopo auf ihm geschrieben hat (lstopo rechner.xml)</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>This one is measured. Another is a model, calibrated by what is measured on this one. A file is what lstopo wrote on a machine.</source>
        <translation>Dieser wird gemessen. Ein anderer ist ein Modell, geeicht an dem, was auf diesem gemessen wird. Eine Datei ist, was lstopo auf einem Rechner geschrieben hat.</translation>
    </message>
    <message>
        <source>Whose CPU reads: one of the machine that is chosen.</source>
        <translation>Wessen CPU liest: eine des gewählten Rechners.</translation>
    </message>
    <message>
        <source>Where the memory lies that it reads: as many as the machine has.</source>
        <translation>Wo der Speicher liegt, den sie liest: so viele, wie der Rechner hat.</translation>
    </message>
    <message>
        <source>Fit from the year</source>
        <translation>Anpassen ab</translation>
    </message>
    <message>
        <source>How fast the number of transistors grew since then. A later year: fewer processors, a wider interval.</source>
        <translation>Wie schnell die Zahl der Transistoren seitdem gewachsen ist. Ein späteres Jahr: weniger Prozessoren, ein breiteres Intervall.</translation>
    </message>
    <message>
        <source>Line: months to double</source>
        <translation>Gerade: Monate bis 2×</translation>
    </message>
    <message>
        <source>Drawn through the first processor. Moore said 12 months in 1965 and 24 in 1975.</source>
        <translation>Durch den ersten Prozessor gezeichnet. Moore sagte 1965 12 Monate und 1975 24.</translation>
    </message>
    <message>
        <source>On one thread. It is done on one core, on up to eight, and on more where there are more.</source>
        <translation>Auf einem Thread. Sie wird auf einem Kern erledigt, auf bis zu acht und auf mehr, wo es mehr gibt.</translation>
    </message>
    <message>
        <source>year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>transistors</source>
        <translation>Transistoren</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>doubling as set</source>
        <translation>Verdopplung wie eingestellt</translation>
    </message>
    <message>
        <source>transistors, fitted</source>
        <translation>Transistoren, angepasst</translation>
    </message>
    <message>
        <source>fitted doubling time</source>
        <translation>angepasste Verdopplungszeit</translation>
    </message>
    <message>
        <source>years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>the clock stops rising</source>
        <translation>der Takt steigt nicht mehr</translation>
    </message>
    <message>
        <source>clock of this machine</source>
        <translation>Takt dieses Rechners</translation>
    </message>
    <message>
        <source>cores of this machine</source>
        <translation>Kerne dieses Rechners</translation>
    </message>
    <message>
        <source>jobs/s</source>
        <translation>Aufgaben/s</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>2 to 8 cores</source>
        <translation>2 bis 8 Kerne</translation>
    </message>
    <message>
        <source>9 cores and more</source>
        <translation>9 Kerne und mehr</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>jedes Jahr</translation>
    </message>
    <message>
        <source>every two years</source>
        <translation>alle zwei Jahre</translation>
    </message>
    <message>
        <source>every three years or more slowly</source>
        <translation>alle drei Jahre oder langsamer</translation>
    </message>
    <message>
        <source>In the published figures it doubles every %1 years (95 % interval: %2 to %3).</source>
        <translation>Nach den veröffentlichten Zahlen verdoppelt sie sich alle %1 Jahre (95-%-Intervall: %2 bis %3).</translation>
    </message>
    <message>
        <source>The growth was not fitted.</source>
        <translation>Das Wachstum wurde nicht angepasst.</translation>
    </message>
    <message>
        <source>transistors double every</source>
        <translation>Transistoren verdoppeln sich alle</translation>
    </message>
    <message>
        <source>This machine does not reach that range, or was disturbed.</source>
        <translation>Dieser Rechner erreicht den Bereich nicht oder wurde gestört.</translation>
    </message>
    <message>
        <source>the clock hardly rises for</source>
        <translation>der Takt steigt kaum seit</translation>
    </message>
    <message>
        <source>From where two straight lines through the published clock rates meet best to the last processor of the table.</source>
        <translation>Von da an, wo sich zwei Geraden durch die veröffentlichten Takte am besten treffen, bis zum letzten Prozessor der Tabelle.</translation>
    </message>
    <message>
        <source>Measured: additions that each need the last take one cycle each.</source>
        <translation>Gemessen: Additionen, von denen jede die vorige braucht, dauern je einen Takt.</translation>
    </message>
    <message>
        <source>transistors of this machine</source>
        <translation>Transistoren dieses Rechners</translation>
    </message>
    <message>
        <source>No machine tells how many transistors it has.</source>
        <translation>Kein Rechner sagt, wie viele Transistoren er hat.</translation>
    </message>
    <message>
        <source>Moore&apos;s law, Martelli&apos;s ranges</source>
        <translation>Moores Gesetz, Martellis Bereiche</translation>
    </message>
    <message>
        <source>Fifty years of transistors, clock and cores; one job on one core, on up to eight, on more.</source>
        <translation>Fünfzig Jahre Transistoren, Takt und Kerne; eine Aufgabe auf einem Kern, auf bis zu acht, auf mehr.</translation>
    </message>
    <message>
        <source>Since 1971, how fast does the number of transistors of a processor double?</source>
        <translation>Wie schnell verdoppelt sich seit 1971 die Zahl der Transistoren eines Prozessors?</translation>
    </message>
    <message>
        <source>one to a CPU</source>
        <translation>je CPU einer</translation>
    </message>
    <message>
        <source>as the kernel likes</source>
        <translation>wie der Kernel will</translation>
    </message>
    <message>
        <source>Driver&apos;s threads</source>
        <translation>Threads des Treibers</translation>
    </message>
    <message>
        <source>Of software Vulkan: where the kernel places them, it often wakes them all on one CPU.</source>
        <translation>Von Software-Vulkan: Wo der Kernel sie verteilt, weckt er oft alle auf einer CPU.</translation>
    </message>
    <message>
        <source>Its threads are tied to a CPU each.</source>
        <translation>Jeder seiner Threads ist an eine eigene CPU gebunden.</translation>
    </message>
    <message>
        <source>calls of the GPU</source>
        <translation>Aufrufe der GPU</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>%1, set alike</source>
        <translation>%1, gleich eingestellt</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Nothing to compare with yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Keep a run as A, change a parameter and run again: both stand here on one time axis.</source>
        <translation>Behalte einen Lauf als A, ändere einen Parameter und starte erneut: Beide stehen hier auf einer Zeitachse.</translation>
    </message>
    <message>
        <source>+ %1 that did not run</source>
        <translation>+ %1, die nicht liefen</translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <extracomment>So many that there is no room for</extracomment>
        <translation>+ %1 weitere</translation>
    </message>
    <message>
        <source>%1 — %2 of the CPUs&apos; time, %3 running</source>
        <translation>%1 — %2 der CPU-Zeit, %3 laufend</translation>
    </message>
    <message>
        <source>Share of the time of %1 over %2 · all threads together %3</source>
        <translation>Anteil an der Zeit von %1 über %2 · alle Threads zusammen %3</translation>
    </message>
    <message>
        <source>1 CPU</source>
        <translation>1 CPU</translation>
    </message>
    <message numerus="yes">
        <source>%n CPUs</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>notched end: preempted</source>
        <translation>gekerbtes Ende: verdrängt</translation>
    </message>
    <message>
        <source>ends as it %1</source>
        <extracomment>How a thread left a CPU: ends as it waits for a lock</extracomment>
        <translation>endet: %1</translation>
    </message>
    <message>
        <source>one row per CPU, coloured by thread · empty: idle or another program</source>
        <translation>eine Zeile je CPU, gefärbt nach Thread · leer: untätig oder ein anderes Programm</translation>
    </message>
    <message>
        <source>Press Run to start</source>
        <translation>Mit Start geht es los</translation>
    </message>
    <message>
        <source>Every CPU gets a row here: which thread ran on it, and how it left.</source>
        <translation>Jede CPU bekommt hier eine Zeile: welcher Thread auf ihr lief und wie er ging.</translation>
    </message>
    <message>
        <source>Which CPU ran what is not known</source>
        <translation>Welche CPU was ausführte, ist nicht bekannt</translation>
    </message>
    <message>
        <source>It takes the kernel&apos;s switch records. %1</source>
        <translation>Dafür braucht es die Aufzeichnungen des Kernels. %1</translation>
    </message>
    <message>
        <source>CPU timeline</source>
        <translation>CPU-Zeitachse</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>waits for %1 %2</source>
        <translation>wartet auf %1 %2</translation>
    </message>
    <message>
        <source>runs on cpu%1</source>
        <translation>läuft auf cpu%1</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>runnable, preempted</source>
        <translation>bereit, verdrängt</translation>
    </message>
    <message>
        <source>runnable, woken by %1</source>
        <translation>bereit, geweckt von %1</translation>
    </message>
    <message>
        <source>runnable, waits for a CPU</source>
        <translation>bereit, wartet auf eine CPU</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>eine Nachricht</translation>
    </message>
    <message>
        <source>waits for %1 to end</source>
        <translation>wartet auf das Ende von %1</translation>
    </message>
    <message>
        <source>new, has not run yet</source>
        <translation>neu, noch nicht gelaufen</translation>
    </message>
    <message>
        <source>records lost here, so nothing may be concluded</source>
        <translation>hier gingen Aufzeichnungen verloren, also lässt sich nichts schließen</translation>
    </message>
    <message>
        <source>then preempted</source>
        <translation>dann verdrängt</translation>
    </message>
    <message>
        <source>then yields</source>
        <translation>gibt dann ab</translation>
    </message>
    <message>
        <source>then blocks</source>
        <translation>blockiert dann</translation>
    </message>
    <message>
        <source>woken by %1</source>
        <translation>geweckt von %1</translation>
    </message>
    <message>
        <source>records lost</source>
        <translation>Aufzeichnung verloren</translation>
    </message>
    <message>
        <source>idle, or runs another program</source>
        <translation>untätig oder ein anderes Programm</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>führt %1 aus</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>preempted</source>
        <translation>verdrängt</translation>
    </message>
    <message>
        <source>runnable</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>join %1</source>
        <translation>Join %1</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 — %2 for %3 (%4)</source>
        <extracomment>What a thread does: T3 worker — runs on cpu1 for 38 µs (12.1–12.2 ms)</extracomment>
        <translation>%1 — %2, Dauer %3 (%4)</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>last on cpu%1</source>
        <translation>zuletzt auf cpu%1</translation>
    </message>
    <message>
        <source>seen by sampling</source>
        <translation>aus Stichproben</translation>
    </message>
    <message>
        <source>The program crashed</source>
        <translation>Das Programm ist abgestürzt</translation>
    </message>
    <message>
        <source>The run failed</source>
        <translation>Der Lauf ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>A limit ended the run</source>
        <translation>Eine Grenze beendete den Lauf</translation>
    </message>
    <message>
        <source>1 record was lost: nothing may be concluded where it is hatched.</source>
        <translation>1 Aufzeichnung ging verloren: Wo es schraffiert ist, lässt sich nichts schließen.</translation>
    </message>
    <message>
        <source>%1 records were lost: nothing may be concluded where it is hatched.</source>
        <translation>%1 Aufzeichnungen gingen verloren: Wo es schraffiert ist, lässt sich nichts schließen.</translation>
    </message>
    <message>
        <source>From the program&apos;s own events and /proc samples: without the kernel&apos;s records, runnable is not told apart from running.</source>
        <translation>Aus Ereignissen des Programms und /proc-Stichproben: Ohne die Aufzeichnungen des Kernels sind bereit und laufend nicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>Slide 16:9</source>
        <translation>Folie 16:9</translation>
    </message>
    <message>
        <source>Slide 4:3</source>
        <translation>Folie 4:3</translation>
    </message>
    <message>
        <source>Paper column (3.35 in)</source>
        <translation>Spalte (8,5 cm)</translation>
    </message>
    <message>
        <source>Paper width (7 in)</source>
        <translation>Seitenbreite (17,8 cm)</translation>
    </message>
    <message>
        <source>1 event lost</source>
        <translation>1 Ereignis verloren</translation>
    </message>
    <message>
        <source>%1 events lost</source>
        <translation>%1 Ereignisse verloren</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>%1: A %2, B %3, difference %4, ratio %5</source>
        <translation>%1: A %2, B %3, Differenz %4, Verhältnis %5</translation>
    </message>
    <message>
        <source>%1: A %2, B %3</source>
        <translation>%1: A %2, B %3</translation>
    </message>
    <message>
        <source>what was set differently, and what came of it</source>
        <translation>was anders eingestellt war und was daraus wurde</translation>
    </message>
    <message>
        <source>Figures of two runs</source>
        <translation>Kennzahlen zweier Läufe</translation>
    </message>
    <message>
        <source>%1 — %2 changes within this pixel (%3): %4 · zoom in to tell them apart</source>
        <translation>%1 — %2 Wechsel in diesem Pixel (%3): %4 · vergrößern, um sie zu trennen</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>%1 — not observed at the playhead</source>
        <translation>%1 — am Abspielkopf nicht beobachtet</translation>
    </message>
    <message>
        <source>in view: %1</source>
        <translation>im Bild: %1</translation>
    </message>
    <message>
        <source>pp</source>
        <translation>Pp</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>Run A: %1</source>
        <translation>Lauf A: %1</translation>
    </message>
    <message>
        <source>Run B: %1</source>
        <translation>Lauf B: %1</translation>
    </message>
    <message>
        <source>A above B, time since each run&apos;s start</source>
        <translation>A über B, Zeit seit dem jeweiligen Start</translation>
    </message>
    <message>
        <source>a run beside another</source>
        <translation>ein Lauf neben einem anderen</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Two runs</source>
        <translation>Zwei Läufe</translation>
    </message>
    <message>
        <source>no such threads</source>
        <translation>keine solchen Threads</translation>
    </message>
    <message>
        <source>share of the life of like-named threads, A above B</source>
        <translation>Anteil am Leben gleichnamiger Threads, A über B</translation>
    </message>
    <message>
        <source>Shares of two runs</source>
        <translation>Anteile zweier Läufe</translation>
    </message>
    <message>
        <source>Every thread becomes a token that moves between new, runnable, running, not running and dead.</source>
        <translation>Jeder Thread wird ein Spielstein, der zwischen neu, bereit, laufend, blockiert und beendet wandert.</translation>
    </message>
    <message>
        <source>1 thread, at %1</source>
        <translation>1 Thread, bei %1</translation>
    </message>
    <message numerus="yes">
        <source>%n threads, at %1</source>
        <translation>
            <numerusform>%n Thread, bei %1</numerusform>
            <numerusform>%n Threads, bei %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 → %3, %4 times so far</source>
        <translation>%1: %2 → %3, bisher %4-mal</translation>
    </message>
    <message>
        <source>no thread</source>
        <translation>kein Thread</translation>
    </message>
    <message>
        <source>State flow</source>
        <translation>Zustandsfluss</translation>
    </message>
    <message>
        <source>cannot be told from running here</source>
        <translation>hier nicht von laufend zu unterscheiden</translation>
    </message>
    <message>
        <source>waiting for a CPU</source>
        <translation>wartet auf eine CPU</translation>
    </message>
    <message>
        <source>waiting for a CPU · median %1</source>
        <translation>wartet auf eine CPU · Median %1</translation>
    </message>
    <message>
        <source>waiting for a CPU · median about %1</source>
        <translation>wartet auf eine CPU · Median etwa %1</translation>
    </message>
    <message>
        <source>on no CPU now</source>
        <translation>gerade auf keiner CPU</translation>
    </message>
    <message>
        <source>on a CPU</source>
        <translation>auf einer CPU</translation>
    </message>
    <message numerus="yes">
        <source>on %n CPUs</source>
        <translation>
            <numerusform>auf %n CPU</numerusform>
            <numerusform>auf %n CPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>on %1</source>
        <extracomment>On these CPUs: on cpu0, cpu1</extracomment>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Runnable</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>start()</source>
        <translation>start()</translation>
    </message>
    <message>
        <source>dispatched</source>
        <translation>zugeteilt</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>woken</source>
        <translation>geweckt</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>kehrt zurück</translation>
    </message>
    <message>
        <source>has not run yet</source>
        <translation>noch nicht gelaufen</translation>
    </message>
    <message>
        <source>returned or exited</source>
        <translation>zurückgekehrt oder beendet</translation>
    </message>
    <message>
        <source>Too fast to follow single threads, so only the counts tick: slow the replay down.</source>
        <translation>Zu schnell für einzelne Threads, darum ticken nur die Zähler: Verlangsame die Wiedergabe.</translation>
    </message>
    <message>
        <source>Each token is a thread that exists now; each count is a transition up to this moment.</source>
        <translation>Jeder Spielstein ist ein Thread, den es gerade gibt; jeder Zähler zählt Übergänge bis zu diesem Moment.</translation>
    </message>
    <message>
        <source>one lane per thread</source>
        <translation>eine Bahn je Thread</translation>
    </message>
    <message>
        <source>one lane per thread · Ctrl+wheel zooms, drag pans, F fits</source>
        <translation>eine Bahn je Thread · Strg+Mausrad zoomt, Ziehen schiebt, F passt ein</translation>
    </message>
    <message>
        <source>Every thread gets a lane here, coloured by what it is doing.</source>
        <translation>Jeder Thread bekommt hier eine Bahn, gefärbt nach dem, was er tut.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>waits for </source>
        <comment>at the beginning of several states&apos; names</comment>
        <translation>wartet auf </translation>
    </message>
    <message numerus="yes">
        <source>%n threads: %1</source>
        <translation>
            <numerusform>%n Thread: %1</numerusform>
            <numerusform>%n Threads: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Threads, the locks they hold, and who waits for whom.</source>
        <translation>Threads, die Sperren, die sie halten, und wer auf wen wartet.</translation>
    </message>
    <message>
        <source>threads, and what they hold and wait for</source>
        <translation>Threads, was sie halten und worauf sie warten</translation>
    </message>
    <message>
        <source>what each thread holds and waits for at the playhead · click one to see why</source>
        <translation>was jeder Thread am Abspielkopf hält und worauf er wartet · ein Klick sagt, warum</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>Wer wartet auf wen</translation>
    </message>
    <message numerus="yes">
        <source>%n threads wait</source>
        <translation>
            <numerusform>%n Thread wartet</numerusform>
            <numerusform>%n Threads warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads have it</source>
        <translation>
            <numerusform>%n Thread hat sie</numerusform>
            <numerusform>%n Threads haben sie</numerusform>
        </translation>
    </message>
    <message>
        <source>is held by</source>
        <translation>gehört</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>wartet auf</translation>
    </message>
    <message numerus="yes">
        <source>%n more are held or waited for: no room</source>
        <translation>
            <numerusform>%n weitere ist vergeben oder erwartet: kein Platz</numerusform>
            <numerusform>%n weitere sind vergeben oder erwartet: kein Platz</numerusform>
        </translation>
    </message>
    <message>
        <source>No lock is held, nobody waits for one</source>
        <translation>Keine Sperre ist vergeben, niemand wartet</translation>
    </message>
    <message>
        <source>%1 waits for %2 to end.</source>
        <translation>%1 wartet auf das Ende von %2.</translation>
    </message>
    <message>
        <source>%1 waits for %2.</source>
        <translation>%1 wartet auf %2.</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 has.</source>
        <translation>%1 wartet auf %2, was %3 hat.</translation>
    </message>
    <message>
        <source>%1 waits for %2, which %3 have.</source>
        <translation>%1 wartet auf %2, was %3 haben.</translation>
    </message>
    <message>
        <source>Nobody waits for a lock at %1. Next to wait: %2 at %3.</source>
        <translation>Bei %1 wartet niemand auf eine Sperre. Als Nächstes wartet %2 bei %3.</translation>
    </message>
    <message>
        <source>Nobody waits for a lock at %1, nor later in this run.</source>
        <translation>Bei %1 wartet niemand auf eine Sperre, auch später in diesem Lauf nicht.</translation>
    </message>
    <message>
        <source>runs · cpu%1</source>
        <translation>läuft · cpu%1</translation>
    </message>
    <message>
        <source>waits %1</source>
        <translation>wartet %1</translation>
    </message>
    <message>
        <source>join · %1</source>
        <translation>Join · %1</translation>
    </message>
    <message>
        <source>waits for child</source>
        <translation>wartet auf Kind</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>%1: free, nobody waits</source>
        <translation>%1: frei, niemand wartet</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>has no owner</source>
        <translation>hat keinen Besitzer</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>gehört %1</translation>
    </message>
    <message>
        <source>held by %1 since %2</source>
        <translation>gehört %1 seit %2</translation>
    </message>
    <message>
        <source>%1: %2; nobody waits</source>
        <translation>%1: %2; niemand wartet</translation>
    </message>
    <message>
        <source>%1: %2; waiting: %3</source>
        <translation>%1: %2; es warten: %3</translation>
    </message>
    <message>
        <source>%1 runs on %2 here: nothing holds it up.</source>
        <translation>%1 läuft hier auf %2: Nichts hält ihn auf.</translation>
    </message>
    <message>
        <source>%1 runs here: nothing holds it up.</source>
        <translation>%1 läuft hier: Nichts hält ihn auf.</translation>
    </message>
    <message>
        <source>%1 was created by %2 at %3 and %4 for its first turn on a CPU.</source>
        <translation>%1 wurde bei %3 von %2 erzeugt und %4 auf die erste Zuteilung einer CPU.</translation>
    </message>
    <message>
        <source>%1 is new and %2 for its first turn on a CPU.</source>
        <translation>%1 ist neu und %2 auf die erste Zuteilung einer CPU.</translation>
    </message>
    <message>
        <source>%1 was able to run, but at %2 its CPU was taken from it: it %3 for a CPU.</source>
        <translation>%1 konnte laufen, doch bei %2 wurde ihm die CPU entzogen: Er %3 auf eine CPU.</translation>
    </message>
    <message>
        <source>%1 ran there instead.</source>
        <translation>Stattdessen lief dort %1.</translation>
    </message>
    <message>
        <source>%1 gave its CPU away at %2, though it could have gone on, and %3 for one.</source>
        <translation>%1 gab bei %2 seine CPU ab, obwohl er weiterlaufen konnte, und %3 auf eine.</translation>
    </message>
    <message>
        <source>%1 was able to run again from %2 on, but %3 for a CPU.</source>
        <translation>%1 war ab %2 wieder bereit und %3 auf eine CPU.</translation>
    </message>
    <message>
        <source>%1 had waited for %4. From %2 on it was able to run, but %3 for a CPU.</source>
        <translation>%1 hatte auf %4 gewartet. Ab %2 war er bereit und %3 auf eine CPU.</translation>
    </message>
    <message>
        <source>%1 %2 for %3.</source>
        <translation>%1 %2 auf %3.</translation>
    </message>
    <message>
        <source>a lock</source>
        <translation>eine Sperre</translation>
    </message>
    <message numerus="yes">
        <source>In that time it woke %n times without getting it, and slept on.</source>
        <translation>
            <numerusform>In dieser Zeit wachte er %n-mal auf, ohne sie zu bekommen, und schlief weiter.</numerusform>
            <numerusform>In dieser Zeit wachte er %n-mal auf, ohne sie zu bekommen, und schlief weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 for I/O.</source>
        <translation>%1 %2 auf E/A.</translation>
    </message>
    <message>
        <source>%1 %2 for I/O: %3.</source>
        <translation>%1 %2 auf E/A: %3.</translation>
    </message>
    <message>
        <source>%1 slept: it %2 for a timer.</source>
        <translation>%1 schlief: Er %2 auf einen Timer.</translation>
    </message>
    <message>
        <source>%1 %2 for %3 to end.</source>
        <translation>%1 %2 auf das Ende von %3.</translation>
    </message>
    <message>
        <source>%1 %2 for a thread to end.</source>
        <translation>%1 %2 auf das Ende eines Threads.</translation>
    </message>
    <message>
        <source>%1 %2 for a thread to end, %3.</source>
        <translation>%1 %2 auf das Ende eines Threads, %3.</translation>
    </message>
    <message>
        <source>%1 %2 for a child process.</source>
        <translation>%1 %2 auf einen Kindprozess.</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>%1 ended at %2.</source>
        <translation>%1 endete bei %2.</translation>
    </message>
    <message>
        <source>Records of %1 were lost here, so nothing may be concluded.</source>
        <translation>Hier gingen Aufzeichnungen von %1 verloren, also lässt sich nichts schließen.</translation>
    </message>
    <message>
        <source>%1 was not observed at this moment.</source>
        <translation>%1 wurde in diesem Moment nicht beobachtet.</translation>
    </message>
    <message>
        <source>%1 gave it back and woke %2 at %3.</source>
        <translation>%1 gab sie zurück und weckte %2 bei %3.</translation>
    </message>
    <message>
        <source>%1 gave it back at %2.</source>
        <translation>%1 gab sie bei %2 zurück.</translation>
    </message>
    <message>
        <source>%1 woke %2 at %3.</source>
        <translation>%1 weckte %2 bei %3.</translation>
    </message>
    <message>
        <source>%1 still did when it was ended.</source>
        <translation>%1 tat es noch, als er beendet wurde.</translation>
    </message>
    <message>
        <source>The wait was over at %1.</source>
        <translation>Das Warten war bei %1 vorbei.</translation>
    </message>
    <message>
        <source>It had it at %1.</source>
        <translation>Er bekam sie bei %1.</translation>
    </message>
    <message>
        <source>%1 then %2 for a CPU.</source>
        <translation>Danach: %1 %2 auf eine CPU.</translation>
    </message>
    <message>
        <source>%1 then %2 for a CPU, which %3 had.</source>
        <translation>Danach: %1 %2 auf eine CPU, die %3 hatte.</translation>
    </message>
    <message>
        <source>Meanwhile %1 had %2.</source>
        <translation>Auf %2 lief derweil: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>another program or nobody</source>
        <translation>ein anderes Programm oder niemand</translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation>lief %1</translation>
    </message>
    <message>
        <source>was itself without a CPU for %1</source>
        <translation>war selbst %1 ohne CPU</translation>
    </message>
    <message>
        <source>itself waited for a lock for %1</source>
        <translation>wartete selbst %1 auf eine Sperre</translation>
    </message>
    <message>
        <source>waited for I/O for %1</source>
        <translation>wartete %1 auf E/A</translation>
    </message>
    <message>
        <source>slept for %1</source>
        <translation>schlief %1</translation>
    </message>
    <message>
        <source>waited for others for %1</source>
        <translation>wartete %1 auf andere</translation>
    </message>
    <message>
        <source>At %1 %2 %3.</source>
        <translation>Bei %1: %2 %3.</translation>
    </message>
    <message>
        <source>%1 had that, and %2.</source>
        <translation>Die hatte %1; er %2.</translation>
    </message>
    <message>
        <source>That was %1, which %2.</source>
        <translation>Das war %1; er %2.</translation>
    </message>
    <message>
        <source>%1 had it since %2 and %3 at %4.</source>
        <translation>%1 hatte sie seit %2 und %3 bei %4.</translation>
    </message>
    <message>
        <source>%1 had it since %2, and ran.</source>
        <translation>%1 hatte sie seit %2 und lief.</translation>
    </message>
    <message>
        <source>%1 had it since %2; meanwhile it %3.</source>
        <translation>%1 hatte sie seit %2; derweil: %3.</translation>
    </message>
    <message>
        <source>At %1 it %2.</source>
        <translation>Bei %1 galt: Er %2.</translation>
    </message>
    <message>
        <source>waited for %1</source>
        <translation>wartete auf %1</translation>
    </message>
    <message>
        <source>ran on cpu%1</source>
        <translation>lief auf cpu%1</translation>
    </message>
    <message>
        <source>ran</source>
        <translation>lief</translation>
    </message>
    <message>
        <source>was preempted: it had no CPU</source>
        <translation>war verdrängt und ohne CPU</translation>
    </message>
    <message>
        <source>was able to run, but had no CPU</source>
        <translation>war bereit, aber ohne CPU</translation>
    </message>
    <message>
        <source>slept</source>
        <translation>schlief</translation>
    </message>
    <message>
        <source>waited for a thread to end</source>
        <translation>wartete auf das Ende eines Threads</translation>
    </message>
    <message>
        <source>waited for a child process</source>
        <translation>wartete auf einen Kindprozess</translation>
    </message>
    <message>
        <source>had ended</source>
        <translation>war schon beendet</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>wartete</translation>
    </message>
    <message>
        <source>was not observed</source>
        <translation>wurde nicht beobachtet</translation>
    </message>
    <message>
        <source>At %1 %2 had a permit.</source>
        <translation>Bei %1 hatte %2 eine Marke.</translation>
    </message>
    <message>
        <source>At %1 %2 had the permits.</source>
        <translation>Bei %1 hatten %2 die Marken.</translation>
    </message>
    <message>
        <source>It changed hands meanwhile: %1 had it in turn.</source>
        <translation>Sie ging derweil von Hand zu Hand: Nacheinander hatten sie %1.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Q0, software Vulkan on the CPU</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>Why is %1 not running?</source>
        <translation>Warum läuft %1 nicht?</translation>
    </message>
    <message>
        <source>Why was %1 not running?</source>
        <translation>Warum lief %1 nicht?</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>wartete %1</translation>
    </message>
    <message>
        <source>has waited %1 so far</source>
        <translation>wartet schon %1</translation>
    </message>
    <message>
        <source>Deadlock: %1. Nobody in this circle can go on.</source>
        <translation>Verklemmung: %1. Niemand in diesem Kreis kommt weiter.</translation>
    </message>
    <message>
        <source>Deadlock: %1</source>
        <translation>Verklemmung: %1</translation>
    </message>
    <message>
        <source>the lock %1</source>
        <translation>die Sperre %1</translation>
    </message>
    <message>
        <source>a permit of %1</source>
        <translation>eine Marke von %1</translation>
    </message>
    <message>
        <source>the condition %1</source>
        <translation>die Bedingung %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>Quotation marks around a name</extracomment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>In that time it woke once without getting it, and slept on.</source>
        <translation>In dieser Zeit wachte er einmal auf, ohne sie zu bekommen, und schlief weiter.</translation>
    </message>
    <message>
        <source>1 more row does not fit.</source>
        <translation>1 weitere Zeile passt nicht darauf.</translation>
    </message>
    <message>
        <source>%1 more rows do not fit.</source>
        <translation>%1 weitere Zeilen passen nicht darauf.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads wait for %1 to end.</source>
        <translation>
            <numerusform>%n Thread wartet auf das Ende von %1.</numerusform>
            <numerusform>%n Threads warten auf das Ende von %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads wait for %1.</source>
        <translation>
            <numerusform>%n Thread wartet auf %1.</numerusform>
            <numerusform>%n Threads warten auf %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads wait for %1, which %2 has.</source>
        <translation>
            <numerusform>%n Thread wartet auf %1, was %2 hat.</numerusform>
            <numerusform>%n Threads warten auf %1, was %2 hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads wait for %1, which %2 have.</source>
        <translation>
            <numerusform>%n Thread wartet auf %1, was %2 haben.</numerusform>
            <numerusform>%n Threads warten auf %1, was %2 haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>exceeds it</source>
        <translation>übersteigt es</translation>
    </message>
    <message>
        <source>within it</source>
        <translation>geht darin unter</translation>
    </message>
    <message>
        <source>A, mean of %1</source>
        <translation>A, Mittel von %1</translation>
    </message>
    <message>
        <source>A, one run</source>
        <translation>A, ein Lauf</translation>
    </message>
    <message>
        <source>B, mean of %1</source>
        <translation>B, Mittel von %1</translation>
    </message>
    <message>
        <source>B, one run</source>
        <translation>B, ein Lauf</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>± is half the 95 % interval: of a mean by Student’s t, of B − A by Welch’s t. By chance alone, one figure in twenty exceeds the noise.</source>
        <translation>± ist das halbe 95-%-Intervall: eines Mittelwerts nach Students t, von B − A nach Welchs t. Durch bloßen Zufall übersteigt eine von zwanzig Kennzahlen das Rauschen.</translation>
    </message>
    <message>
        <source>One side was run once: whether the difference is more than chance, only repeats of both can tell.</source>
        <translation>Eine Seite lief nur einmal: Ob der Unterschied mehr als Zufall ist, sagen nur Wiederholungen beider.</translation>
    </message>
    <message>
        <source>One run each: any of this may be chance. Repeats of both would tell.</source>
        <translation>Je ein Lauf: All das kann Zufall sein. Wiederholungen beider würden es zeigen.</translation>
    </message>
    <message>
        <source>%1: A %2, B %3, difference %4, ratio %5; noise: %6</source>
        <translation>%1: A %2, B %3, Unterschied %4, Verhältnis %5; Rauschen: %6</translation>
    </message>
    <message>
        <source>each thread of A above the same of B, time since each run&apos;s start</source>
        <translation>jeder Thread von A über demselben von B, Zeit seit dem Start des jeweiligen Laufs</translation>
    </message>
    <message>
        <source>a run over another</source>
        <translation>ein Lauf über einem anderen</translation>
    </message>
    <message>
        <source>B has no such thread</source>
        <translation>B hat keinen solchen Thread</translation>
    </message>
    <message>
        <source>A has no such thread</source>
        <translation>A hat keinen solchen Thread</translation>
    </message>
    <message>
        <source>B ended</source>
        <translation>B beendet</translation>
    </message>
    <message>
        <source>A ended</source>
        <translation>A beendet</translation>
    </message>
    <message>
        <source>Two runs, overlaid</source>
        <translation>Zwei Läufe, übereinander</translation>
    </message>
    <message>
        <source>not used</source>
        <comment>of a CPU</comment>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>1 thread ended before</source>
        <translation>1 Thread endete vorher</translation>
    </message>
    <message numerus="yes">
        <source>%n threads ended before</source>
        <translation>
            <numerusform>%n Thread endete vorher</numerusform>
            <numerusform>%n Threads endeten vorher</numerusform>
        </translation>
    </message>
    <message>
        <source>1 thread starts later</source>
        <translation>1 Thread beginnt später</translation>
    </message>
    <message numerus="yes">
        <source>%n threads start later</source>
        <translation>
            <numerusform>%n Thread beginnt später</numerusform>
            <numerusform>%n Threads beginnen später</numerusform>
        </translation>
    </message>
    <message>
        <source>1 CPU that the run did not use</source>
        <translation>1 CPU, die der Lauf nicht benutzte</translation>
    </message>
    <message numerus="yes">
        <source>%n CPUs that the run did not use</source>
        <translation>
            <numerusform>%n CPU, die der Lauf nicht benutzte</numerusform>
            <numerusform>%n CPUs, die der Lauf nicht benutzte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: a click shows or hides their rows</source>
        <translation>%1: ein Klick blendet ihre Zeilen ein oder aus</translation>
    </message>
    <message>
        <source>%1 — the run did not use it: idle, or another program ran there</source>
        <translation>%1 — vom Lauf nicht benutzt: im Leerlauf, oder dort lief ein anderes Programm</translation>
    </message>
    <message>
        <source>median of the accepted samples · bars: its 95 % interval</source>
        <translation>Median der angenommenen Proben · Balken: sein 95-%-Intervall</translation>
    </message>
    <message>
        <source>How much memory the threads move in a second, by how many they are: the bus fills up before the CPUs do.</source>
        <translation>Wie viel Speicher die Threads je Sekunde bewegen, nach ihrer Zahl: Der Bus ist eher voll als die CPUs.</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>Bandwidth by threads</source>
        <translation>Bandbreite nach Threads</translation>
    </message>
    <message>
        <source>model</source>
        <extracomment>On a chart, beside a curve that is a formula and not measured</extracomment>
        <translation>Modell</translation>
    </message>
    <message>
        <source>%1 (log scale)</source>
        <translation>%1 (logarithmisch)</translation>
    </message>
    <message>
        <source>beyond the CPUs that the run may use (%1): threads share them</source>
        <translation>mehr als die CPUs, die der Lauf nutzen darf (%1): Threads teilen sie sich</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 samples, none rejected</source>
        <translation>%1 Proben, keine verworfen</translation>
    </message>
    <message>
        <source>%1 of %2 samples rejected: this machine is shared</source>
        <translation>%1 von %2 Proben verworfen: Diese Maschine wird geteilt</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>computed by a model</source>
        <translation>mit einem Modell berechnet</translation>
    </message>
    <message>
        <source>middle half of %1 samples: %2</source>
        <translation>mittlere Hälfte von %1 Proben: %2</translation>
    </message>
    <message>
        <source>95 % interval of the median: %1</source>
        <translation>95-%-Intervall des Medians: %1</translation>
    </message>
    <message>
        <source>Nothing is measured yet</source>
        <translation>Noch ist nichts gemessen</translation>
    </message>
    <message>
        <source>%1 (CPU %2 to CPU %3)</source>
        <translation>%1 (CPU %2 zu CPU %3)</translation>
    </message>
    <message>
        <source>Nearest: %1. Farthest: %2. Ratio %3.</source>
        <translation>Am nächsten: %1. Am weitesten: %2. Verhältnis %3.</translation>
    </message>
    <message>
        <source>from the CPU of the row to that of the column, %1</source>
        <translation>von der CPU der Zeile zu der der Spalte, %1</translation>
    </message>
    <message>
        <source>a cache line goes from one CPU to another, one way</source>
        <translation>eine Cachezeile geht von einer CPU zu einer anderen, ein Weg</translation>
    </message>
    <message>
        <source>How long a cache line takes from each CPU to each other: near ones are light, far ones dark.</source>
        <translation>Wie lange eine Cachezeile von jeder CPU zu jeder anderen braucht: Nahes ist hell, Fernes dunkel.</translation>
    </message>
    <message>
        <source>CPU %1 to CPU %2: %3</source>
        <translation>CPU %1 zu CPU %2: %3</translation>
    </message>
    <message>
        <source>Core to core</source>
        <translation>Kern zu Kern</translation>
    </message>
    <message>
        <source>What a write costs by how far apart two threads&apos; variables are: it falls where they no longer share a cache line.</source>
        <translation>Was ein Schreiben kostet, nach dem Abstand der Variablen zweier Threads: Es fällt, wo sie keine Cachezeile mehr teilen.</translation>
    </message>
    <message>
        <source>time of one operation</source>
        <translation>Zeit einer Operation</translation>
    </message>
    <message>
        <source>from %1 on: no line in common</source>
        <translation>ab %1: keine gemeinsame Zeile</translation>
    </message>
    <message>
        <source>False sharing by distance</source>
        <translation>False Sharing nach Abstand</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>DRAM</source>
        <translation>DRAM</translation>
    </message>
    <message>
        <source>Levels are found in the data. The machine says of itself: %1.</source>
        <translation>Die Stufen sind in den Daten gefunden. Die Maschine sagt von sich: %1.</translation>
    </message>
    <message>
        <source>lower quartile of the accepted samples · band: their middle half</source>
        <translation>unteres Quartil der angenommenen Proben · Band: ihre mittlere Hälfte</translation>
    </message>
    <message>
        <source>How long one access takes, by how much memory is in use: a step for each level of cache, found in the data.</source>
        <translation>Wie lange ein Zugriff dauert, nach dem benutzten Speicher: eine Stufe je Cacheebene, in den Daten gefunden.</translation>
    </message>
    <message>
        <source>time of one access (log scale)</source>
        <translation>Zeit eines Zugriffs (logarithmisch)</translation>
    </message>
    <message>
        <source>Latency by working set</source>
        <translation>Latenz nach Arbeitsmenge</translation>
    </message>
    <message>
        <source>circles: measured here, median and its 95 % interval · lines: what laws say</source>
        <translation>Kreise: hier gemessen, Median und sein 95-%-Intervall · Linien: was Gesetze sagen</translation>
    </message>
    <message>
        <source>circles: measured here, median and its 95 % interval</source>
        <translation>Kreise: hier gemessen, Median und sein 95-%-Intervall</translation>
    </message>
    <message>
        <source>How much faster the job gets by threads, measured, beside what Amdahl, Gustafson and the universal scalability law say.</source>
        <translation>Wie viel schneller die Arbeit mit Threads wird, gemessen, neben dem, was Amdahl, Gustafson und das Universal Scalability Law sagen.</translation>
    </message>
    <message>
        <source>speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>more threads than CPUs: they share them</source>
        <translation>mehr Threads als CPUs: sie teilen sie sich</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>the same work, done in different ways · median and its 95 % interval · × : times the first</source>
        <translation>dieselbe Arbeit, auf verschiedene Weise getan · Median und sein 95-%-Intervall · × : Vielfaches des ersten</translation>
    </message>
    <message>
        <source>How much work gets done in a second by each way of doing it: scalar, with vectors, with threads, on a GPU.</source>
        <translation>Wie viel Arbeit je Sekunde auf jede Weise getan wird: skalar, mit Vektoren, mit Threads, auf einer GPU.</translation>
    </message>
    <message>
        <source>%1 times the first</source>
        <translation>das %1-Fache des ersten</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>working set %1: level %2 of cache answers after %3</source>
        <translation>Arbeitsmenge %1: Cacheebene %2 antwortet nach %3</translation>
    </message>
    <message>
        <source>working set %1: memory answers after %2</source>
        <translation>Arbeitsmenge %1: der Speicher antwortet nach %2</translation>
    </message>
    <message>
        <source>CPU %1 reads: level %2 of cache answers after %3</source>
        <translation>CPU %1 liest: Cacheebene %2 antwortet nach %3</translation>
    </message>
    <message>
        <source>CPU %1 reads memory of its own node %2: %3</source>
        <translation>CPU %1 liest Speicher ihres eigenen Knotens %2: %3</translation>
    </message>
    <message>
        <source>CPU %1 reads memory of node %2: %3</source>
        <translation>CPU %1 liest Speicher des Knotens %2: %3</translation>
    </message>
    <message>
        <source>of its own: %1 · ratio %2</source>
        <translation>des eigenen: %1 · Verhältnis %2</translation>
    </message>
    <message>
        <source>The packet takes the path of the access, in its measured time slowed 1 : %1.</source>
        <translation>Das Paket nimmt den Weg des Zugriffs, in seiner gemessenen Zeit, verlangsamt 1 : %1.</translation>
    </message>
    <message>
        <source>The packet takes the path of the access, in its time by the model slowed 1 : %1.</source>
        <translation>Das Paket nimmt den Weg des Zugriffs, in seiner Zeit nach dem Modell, verlangsamt 1 : %1.</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The machine&apos;s memory, caches and cores, and the way that an access takes through them.</source>
        <translation>Speicher, Caches und Kerne der Maschine, und der Weg eines Zugriffs durch sie.</translation>
    </message>
    <message>
        <source>nodes, caches and cores, and the way of an access</source>
        <translation>Knoten, Caches und Kerne, und der Weg eines Zugriffs</translation>
    </message>
    <message>
        <source>%1 · nodes: %2 · cores: %3</source>
        <translation>%1 · Knoten: %2 · Kerne: %3</translation>
    </message>
    <message>
        <source>Memory map</source>
        <translation>Speicherkarte</translation>
    </message>
    <message>
        <source>each thread writes its own variable · lower quartile, band: middle half</source>
        <translation>jeder Thread schreibt seine eigene Variable · unteres Quartil, Band: mittlere Hälfte</translation>
    </message>
    <message>
        <source>Of fewer than six samples the bars show the whole range.</source>
        <translation>Bei weniger als sechs Proben zeigen die Balken die ganze Spanne.</translation>
    </message>
    <message>
        <source>what each further thread adds to the speedup · circles: measured here, median and its 95 % interval</source>
        <translation>was jeder weitere Thread zur Beschleunigung beiträgt · Kreise: hier gemessen, Median und sein 95-%-Intervall</translation>
    </message>
    <message>
        <source>How much the second, the third, the fourth thread adds: less each time.</source>
        <translation>Wieviel der zweite, der dritte, der vierte Thread bringt: jedes Mal weniger.</translation>
    </message>
    <message>
        <source>added by this thread</source>
        <translation>von diesem Thread gewonnen</translation>
    </message>
    <message>
        <source>Diminishing returns</source>
        <translation>Abnehmender Ertrag</translation>
    </message>
    <message>
        <source>two improvements in either order · what one brings depends on what was done before, what both bring does not</source>
        <translation>zwei Verbesserungen in beiden Reihenfolgen · was eine bringt, hängt davon ab, was vorher geschah; was beide bringen, nicht</translation>
    </message>
    <message>
        <source>The serial part made faster, and all CPUs instead of one: which comes first?</source>
        <translation>Den seriellen Teil schneller machen, und alle CPUs statt einer: Was kommt zuerst?</translation>
    </message>
    <message>
        <source>time of the job</source>
        <translation>Dauer der Aufgabe</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>wie es war</translation>
    </message>
    <message>
        <source>the first made</source>
        <translation>die erste gemacht</translation>
    </message>
    <message>
        <source>both made</source>
        <translation>beide gemacht</translation>
    </message>
    <message>
        <source>Which improvement first?</source>
        <translation>Welche Verbesserung zuerst?</translation>
    </message>
    <message>
        <source>This machine has one node: every CPU reaches all memory alike.</source>
        <translation>Dieser Rechner hat einen Knoten: Jede CPU erreicht den ganzen Speicher gleich gut.</translation>
    </message>
    <message>
        <source>Latency and bandwidth from the CPUs of each node to the memory of each.</source>
        <translation>Latenz und Bandbreite von den CPUs jedes Knotens zum Speicher jedes Knotens.</translation>
    </message>
    <message>
        <source>From node to node</source>
        <translation>Von Knoten zu Knoten</translation>
    </message>
    <message>
        <source>the same job, from its beginning to its end · medians of what was measured</source>
        <translation>dieselbe Aufgabe, vom Anfang bis zum Ende · Mediane des Gemessenen</translation>
    </message>
    <message>
        <source>How much of the job is serial, how much is divided, and how long threads wait for one another.</source>
        <translation>Wieviel der Aufgabe seriell ist, wieviel geteilt wird, und wie lange Threads aufeinander warten.</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>bandwidth (log scale)</source>
        <translation>Bandbreite (logarithmisch)</translation>
    </message>
    <message>
        <source>Chain: each step needs the one before</source>
        <translation>Kette: Jeder Schritt braucht den vorigen</translation>
    </message>
    <message>
        <source>Blocks: none needs another</source>
        <translation>Blöcke: Keiner braucht einen anderen</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>noch nicht erledigt</translation>
    </message>
    <message>
        <source>%1 of %2 done · %3 at work · at most %4 at once</source>
        <translation>%1 von %2 erledigt · %3 in Arbeit · höchstens %4 zugleich</translation>
    </message>
    <message>
        <source>Which step needs which: blocks side by side, and a chain.</source>
        <translation>Welcher Schritt welchen braucht: Blöcke nebeneinander, und eine Kette.</translation>
    </message>
    <message>
        <source>step %1 by %2, %3 long</source>
        <translation>Schritt %1 von %2, %3 lang</translation>
    </message>
    <message>
        <source>which step needs which, and which thread did it, at the playhead</source>
        <translation>welcher Schritt welchen braucht und welcher Thread ihn getan hat, am Abspielkopf</translation>
    </message>
    <message>
        <source>Which step needs which</source>
        <translation>Welcher Schritt welchen braucht</translation>
    </message>
    <message>
        <source>the same work at ever larger sizes · median and its 95 % interval</source>
        <translation>dieselbe Arbeit bei immer größeren Mengen · Median und sein 95-%-Intervall</translation>
    </message>
    <message>
        <source>How long each way takes by the number of elements, and from which size on the way to the GPU pays.</source>
        <translation>Wie lange jede Weise nach der Zahl der Elemente dauert, und ab welcher Menge sich der Weg zur GPU lohnt.</translation>
    </message>
    <message>
        <source>time (log scale)</source>
        <translation>Zeit (logarithmisch)</translation>
    </message>
    <message>
        <source>from %1 on: the GPU before one scalar thread</source>
        <translation>ab %1: die GPU vor einem skalaren Thread</translation>
    </message>
    <message>
        <source>Time by size</source>
        <translation>Zeit nach Größe</translation>
    </message>
    <message>
        <source>row: the node of the threads · column: the node of the memory</source>
        <translation>Zeile: Knoten der Threads · Spalte: Knoten des Speichers</translation>
    </message>
    <message>
        <source>%1 increments made · the counter is %2 · %3 lost so far</source>
        <translation>%1 Erhöhungen getan · der Zähler steht auf %2 · bisher %3 verloren</translation>
    </message>
    <message>
        <source>Lost update: core %1 had loaded %2 and stores %3 over the other&apos;s %4</source>
        <translation>Verlorenes Update: Kern %1 hatte %2 geladen und speichert %3 über die %4 des anderen</translation>
    </message>
    <message>
        <source>atomic add   counter ← counter + 1</source>
        <translation>atomic add   counter ← counter + 1</translation>
    </message>
    <message>
        <source>load    r ← counter</source>
        <translation>load    r ← counter</translation>
    </message>
    <message>
        <source>add     r ← r + 1</source>
        <translation>add     r ← r + 1</translation>
    </message>
    <message>
        <source>store   counter ← r</source>
        <translation>store   counter ← r</translation>
    </message>
    <message>
        <source>fetch</source>
        <translation>holen</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>dekodieren</translation>
    </message>
    <message>
        <source>execute</source>
        <translation>ausführen</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>Kern %1</translation>
    </message>
    <message>
        <source>program counter %1</source>
        <translation>Befehlszähler %1</translation>
    </message>
    <message>
        <source>register r = %1</source>
        <translation>Register r = %1</translation>
    </message>
    <message>
        <source>register r is empty</source>
        <translation>Register r ist leer</translation>
    </message>
    <message>
        <source>memory: counter</source>
        <translation>Speicher: counter</translation>
    </message>
    <message>
        <source>Cores that fetch, decode and execute, and the memory they share.</source>
        <translation>Kerne, die holen, dekodieren und ausführen, und der Speicher, den sie teilen.</translation>
    </message>
    <message>
        <source>core %1 loads %2 and stores %3</source>
        <translation>Kern %1 lädt %2 und speichert %3</translation>
    </message>
    <message>
        <source>updates of the other core overwritten: %1</source>
        <translation>überschriebene Updates des anderen Kerns: %1</translation>
    </message>
    <message>
        <source>at the playhead · below: every increment from load to store, red where another is lost</source>
        <translation>am Abspielkopf · unten jede Erhöhung, rot, wo eine andere verloren geht</translation>
    </message>
    <message>
        <source>Fetch, decode, execute</source>
        <translation>Holen, dekodieren, ausführen</translation>
    </message>
    <message>
        <source>wins</source>
        <translation>gewinnt</translation>
    </message>
    <message>
        <source>outvoted</source>
        <translation>überstimmt</translation>
    </message>
    <message>
        <source>no majority</source>
        <translation>keine Mehrheit</translation>
    </message>
    <message>
        <source>round %1: %2</source>
        <translation>Runde %1: %2</translation>
    </message>
    <message>
        <source>bit %1 turned</source>
        <translation>Bit %1 gekippt</translation>
    </message>
    <message>
        <source>one data stream</source>
        <translation>ein Datenstrom</translation>
    </message>
    <message>
        <source>many data streams</source>
        <translation>viele Datenströme</translation>
    </message>
    <message>
        <source>one instruction stream</source>
        <translation>ein Befehlsstrom</translation>
    </message>
    <message>
        <source>many instruction streams</source>
        <translation>viele Befehlsströme</translation>
    </message>
    <message>
        <source>The steps come after the first measurement</source>
        <translation>Die Schritte kommen nach der ersten Messung</translation>
    </message>
    <message>
        <source>Four machines, step by step: what one instruction does, and to which data.</source>
        <translation>Vier Maschinen, Schritt für Schritt: was ein Befehl tut, und mit welchen Daten.</translation>
    </message>
    <message>
        <source>steps as recorded, slowed down · throughput at full speed, × : times SISD</source>
        <translation>Schritte wie aufgezeichnet, verlangsamt · Durchsatz bei voller Geschwindigkeit, ×: mal SISD</translation>
    </message>
    <message>
        <source>Instruction streams and data streams</source>
        <translation>Befehlsströme und Datenströme</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>not begun yet</source>
        <translation>noch nicht begonnen</translation>
    </message>
    <message>
        <source>%1 results, one after the other, in %2 steps</source>
        <translation>%1 Ergebnisse nacheinander, in %2 Schritten</translation>
    </message>
    <message>
        <source>element %1 of %2 alone</source>
        <translation>nur Element %1 von %2</translation>
    </message>
    <message>
        <source>%1 results in %2 steps</source>
        <translation>%1 Ergebnisse in %2 Schritten</translation>
    </message>
    <message>
        <source>%1 lanes at once</source>
        <translation>%1 Bahnen auf einmal</translation>
    </message>
    <message>
        <source>%1 results in %2 steps · lanes busy: %3</source>
        <translation>%1 Ergebnisse in %2 Schritten · ausgelastet: %3</translation>
    </message>
    <message>
        <source>%1 of %2 lanes busy</source>
        <translation>%1 von %2 Bahnen beschäftigt</translation>
    </message>
    <message>
        <source>so far %1</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>%1 results by %2 threads, in %3 steps</source>
        <translation>%1 Ergebnisse von %2 Threads, in %3 Schritten</translation>
    </message>
    <message>
        <source>%1 of %2 results</source>
        <translation>%1 von %2 Ergebnissen</translation>
    </message>
    <message>
        <source>%1 of %2 have answered; then they vote</source>
        <translation>%1 von %2 haben geantwortet; dann wird abgestimmt</translation>
    </message>
    <message>
        <source>no majority: the fault is noticed, but not masked</source>
        <translation>keine Mehrheit: Fehler bemerkt, nicht verdeckt</translation>
    </message>
    <message>
        <source>%1 of %2 say %3</source>
        <translation>%1 von %2 sagen %3</translation>
    </message>
    <message>
        <source>wrong: it is %1</source>
        <translation>falsch: Es ist %1</translation>
    </message>
    <message>
        <source>the fault is outvoted</source>
        <translation>der Fehler ist überstimmt</translation>
    </message>
    <message>
        <source>all are right</source>
        <translation>alle haben recht</translation>
    </message>
    <message>
        <source>one thread, scalar</source>
        <translation>ein Thread, skalar</translation>
    </message>
    <message>
        <source>vectors of %1 lanes</source>
        <translation>Vektoren mit %1 Bahnen</translation>
    </message>
    <message>
        <source>no vectors: 1 lane</source>
        <translation>keine Vektoren: 1 Bahn</translation>
    </message>
    <message>
        <source>all find √%1</source>
        <translation>alle suchen √%1</translation>
    </message>
    <message>
        <source>all get the same datum</source>
        <translation>alle bekommen dasselbe Datum</translation>
    </message>
    <message>
        <source>%1 threads, scalar</source>
        <translation>%1 Threads, skalar</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>lade %1</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>element %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>%1 iterations</source>
        <translation>%1 Iterationen</translation>
    </message>
    <message>
        <source>idle in %1 of its neighbours</source>
        <translation>untätig in %1 seiner Nachbarn</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>answers %1</source>
        <translation>antwortet %1</translation>
    </message>
    <message>
        <source>%1 results differ from those at full speed.</source>
        <translation>%1 Ergebnisse weichen von denen bei voller Geschwindigkeit ab.</translation>
    </message>
    <message>
        <source>The results are those at full speed, bit for bit.</source>
        <translation>Die Ergebnisse sind die bei voller Geschwindigkeit, Bit für Bit.</translation>
    </message>
    <message>
        <source>whole picture: %1</source>
        <translation>ganzes Bild: %1</translation>
    </message>
    <message>
        <source>Vulkan, subgroup %1: %2</source>
        <translation>Vulkan, Untergruppe %1: %2</translation>
    </message>
    <message>
        <source>copied data to the GPU</source>
        <translation>kopierte Daten zur GPU</translation>
    </message>
    <message>
        <source>ran the dispatch</source>
        <translation>führte den Dispatch aus</translation>
    </message>
    <message>
        <source>copied the results back</source>
        <translation>kopierte die Ergebnisse zurück</translation>
    </message>
    <message>
        <source>idle: nothing was sent to it</source>
        <translation>untätig: ihr wurde nichts geschickt</translation>
    </message>
    <message>
        <source>as the CPU saw it: the device keeps no time</source>
        <translation>wie die CPU es sah: das Gerät hat keine Uhr</translation>
    </message>
    <message>
        <source>the device&apos;s time, put onto the CPU&apos;s clock within ± %1 by looking at both</source>
        <translation>Zeit des Geräts, auf ± %1 genau auf die Uhr der CPU gelegt, durch Blicke auf beide</translation>
    </message>
    <message>
        <source>the device&apos;s time, put onto the CPU&apos;s clock within ± %1 by its driver</source>
        <translation>Zeit des Geräts, auf ± %1 genau auf die Uhr der CPU gelegt, von seinem Treiber</translation>
    </message>
    <message>
        <source>%1, as the CPU saw it: the device keeps no time</source>
        <translation>%1, wie die CPU es sah: das Gerät hat keine Uhr</translation>
    </message>
    <message>
        <source>%1, whose clock was within ± %2 of the CPU&apos;s</source>
        <translation>%1, dessen Uhr auf ± %2 bei der der CPU lag</translation>
    </message>
    <message>
        <source>%1 pictures/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>%1 of %2 kept</source>
        <translation>%1 von %2 behalten</translation>
    </message>
    <message>
        <source>alive</source>
        <comment>a cell of the Game of Life</comment>
        <translation>lebt</translation>
    </message>
    <message>
        <source>dead</source>
        <comment>a cell of the Game of Life</comment>
        <translation>beendet</translation>
    </message>
    <message>
        <source>no end up to %1</source>
        <translation>kein Ende bis %1</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>What the demo computes picture by picture is shown here, live and at any moment of the run.</source>
        <translation>Was die Demo Bild für Bild berechnet, steht hier: laufend und zu jedem Zeitpunkt des Laufs.</translation>
    </message>
    <message>
        <source>column %1, row %2: %3 of %4</source>
        <translation>Spalte %1, Zeile %2: %3 von %4</translation>
    </message>
    <message>
        <source>what the demo computes, picture by picture</source>
        <translation>was die Demo berechnet, Bild für Bild</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Laufendes Bild</translation>
    </message>
    <message>
        <source>one lane per thread, and %1</source>
        <translation>eine Zeile je Thread, und %1</translation>
    </message>
    <message>
        <source>one lane at a time</source>
        <translation>eine Bahn nach der anderen</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>2 to 8 cores</source>
        <translation>2 bis 8 Kerne</translation>
    </message>
    <message>
        <source>9 cores and more</source>
        <translation>9 Kerne und mehr</translation>
    </message>
    <message>
        <source>One thread, one process: enough for more and more problems, as a core gets faster.</source>
        <translation>Ein Thread, ein Prozess: genügt für immer mehr Probleme, weil ein Kern schneller wird.</translation>
    </message>
    <message>
        <source>Several threads and processes on one machine: their range gets smaller.</source>
        <translation>Mehrere Threads und Prozesse auf einem Rechner: Ihr Bereich wird kleiner.</translation>
    </message>
    <message>
        <source>Distributed: data and users outgrow one machine, so work is made to run on many.</source>
        <translation>Verteilt: Daten und Nutzer wachsen über einen Rechner hinaus, also läuft die Arbeit auf vielen.</translation>
    </message>
    <message>
        <source>the job on 1 thread, measured here</source>
        <translation>die Aufgabe auf 1 Thread, hier gemessen</translation>
    </message>
    <message>
        <source>the job on %1 threads, measured here</source>
        <translation>die Aufgabe auf %1 Threads, hier gemessen</translation>
    </message>
    <message>
        <source>Not reached: this run may use 1 CPU.</source>
        <translation>Nicht erreicht: Dieser Lauf darf 1 CPU nutzen.</translation>
    </message>
    <message>
        <source>Not reached: this run may use %1 CPUs.</source>
        <translation>Nicht erreicht: Dieser Lauf darf %1 CPUs nutzen.</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>Alex Martelli&apos;s three ranges, as R. Hettinger tells them (2016) · one job in each that this machine reaches</source>
        <translation>Alex Martellis drei Bereiche, nach R. Hettinger (2016) · eine Aufgabe in jedem, den dieser Rechner erreicht</translation>
    </message>
    <message>
        <source>One core, two to eight, nine and more: the same job in each range that this machine reaches.</source>
        <translation>Ein Kern, zwei bis acht, neun und mehr: dieselbe Aufgabe in jedem Bereich, den dieser Rechner erreicht.</translation>
    </message>
    <message>
        <source>Martelli&apos;s ranges</source>
        <translation>Martellis Bereiche</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 Milliarden</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 Millionen</translation>
    </message>
    <message>
        <source>published figures of processors by year, and where this machine stands · log scale</source>
        <translation>veröffentlichte Zahlen zu Prozessoren nach Jahr, und wo dieser Rechner steht · logarithmisch</translation>
    </message>
    <message>
        <source>Transistors, clock and cores of processors since 1971, as published, and where this machine stands.</source>
        <translation>Transistoren, Takt und Kerne von Prozessoren seit 1971, wie veröffentlicht, und wo dieser Rechner steht.</translation>
    </message>
    <message>
        <source>from about %1 on the clock hardly rises: more cores instead</source>
        <translation>ab etwa %1 steigt der Takt kaum noch: mehr Kerne stattdessen</translation>
    </message>
    <message>
        <source>This machine stands at the year of the run. How many transistors it has, no machine tells.</source>
        <translation>Dieser Rechner steht beim Jahr des Laufs. Wie viele Transistoren er hat, sagt kein Rechner.</translation>
    </message>
    <message>
        <source>transistors, thousands</source>
        <translation>Transistoren, Tausend</translation>
    </message>
    <message>
        <source>clock, MHz</source>
        <translation>Takt, MHz</translation>
    </message>
    <message>
        <source>doubling every %1 months</source>
        <translation>doppelt alle %1 Monate</translation>
    </message>
    <message>
        <source>%1 (%2), %3: %4</source>
        <translation>%1 (%2), %3: %4</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>fit: every %1 years</source>
        <translation>Anpassung: alle %1 Jahre</translation>
    </message>
    <message>
        <source>fit: every %1 years (%2–%3)</source>
        <translation>Anpassung: alle %1 Jahre (%2–%3)</translation>
    </message>
    <message>
        <source>here: %1 MHz, measured</source>
        <translation>hier: %1 MHz, gemessen</translation>
    </message>
    <message>
        <source>here: 1 core</source>
        <translation>hier: 1 Kern</translation>
    </message>
    <message>
        <source>here: %1 cores</source>
        <translation>hier: %1 Kerne</translation>
    </message>
    <message>
        <source>Moore&apos;s law</source>
        <translation>Moores Gesetz</translation>
    </message>
</context>
</TS>
