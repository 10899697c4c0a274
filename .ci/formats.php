<?php
// formats.php VOBJECT SITE: validates every calendar of a site by the rules of
// sabre/vobject.
error_reporting(E_ALL & ~E_DEPRECATED); // Debian's version is older than its PHP
[, $vobject, $site] = $argv;
require $vobject;
$files = $events = $wrong = 0;
foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($site, FilesystemIterator::SKIP_DOTS)) as $file) {
    if ($file->getExtension() !== 'ics') {
        continue;
    }
    $files++;
    $calendar = Sabre\VObject\Reader::read(file_get_contents($file));
    foreach ($calendar->validate() as $fault) {
        fwrite(STDERR, "$file: {$fault['message']}\n");
        $wrong++;
    }
    foreach ($calendar->select('VEVENT') as $event) {
        $events++;
        foreach ($event->validate() as $fault) {
            fwrite(STDERR, "$file: {$event->UID}: {$fault['message']}\n");
            $wrong++;
        }
        foreach (['UID', 'DTSTAMP', 'DTSTART'] as $name) {
            if (count($event->select($name)) !== 1) {
                fwrite(STDERR, "$file: an event has not one $name\n");
                $wrong++;
            }
        }
    }
}
if ($wrong || !$files) {
    exit(1);
}
echo "sabre/vobject: $files calendars, $events events\n";
