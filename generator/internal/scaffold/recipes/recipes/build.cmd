@echo off
rem Takes over what is new in the repository, builds the site and copies it to the web server:
rem recipes\build.cmd \\server\www\konsulta
setlocal
cd /d "%~dp0.." || exit /b 3
if "%~1"=="" (
	echo recipes\build.cmd: name the folder to copy to, for example \\server\www\konsulta>&2
	exit /b 2
)

rem Without the forge the site is still built for today: consultations open and close by date.
rem The run fails all the same at its end, so that somebody looks.
set remote=
for /f %%r in ('git remote 2^>nul') do set remote=%%r
set stale=
if defined remote git pull --quiet --ff-only || set stale=yes

rem A released program in this folder comes before one that is installed. When the content has
rem errors nothing is written, and the site stays as it was yesterday.
set konsulta=konsulta.exe
if exist konsulta.exe set konsulta=.\konsulta.exe
%konsulta% build --quiet
if errorlevel 1 (
	echo recipes\build.cmd: konsulta build failed: nothing was copied>&2
	exit /b 1
)

rem First what pages lean on, then the pages, and last of all the removal of what is no longer
rem published, but for old style sheets and what a host needs for itself. robocopy ends with 8
rem or more when it failed.
robocopy public "%~1" /S /XF *.html build.json manifest.sha256 /R:3 /W:5 /NP /NFL /NDL /NJH /NJS
if errorlevel 8 goto failed
robocopy public "%~1" /S /R:3 /W:5 /NP /NFL /NDL /NJH /NJS
if errorlevel 8 goto failed
robocopy public "%~1" /E /PURGE /XD assets .well-known /XF web.config .htaccess /R:3 /W:5 /NP /NFL /NDL /NJH /NJS
if errorlevel 8 goto failed
if defined stale (
	echo recipes\build.cmd: git pull failed: the site was built from what was here already>&2
	exit /b 1
)
exit /b 0

:failed
echo recipes\build.cmd: copying to %~1 failed>&2
exit /b 3
