@echo off
rem Starts Pierian on Windows, in a distribution: finds a JDK and passes the arguments on to java. The launcher of the other
rem systems is the file runner beside this one; the options of java are in launch\*.options for both.
rem
rem Exit codes are the program's, and two more:
rem   126  there is no program here: a checkout that was not built
rem   127  no JDK of version 25 or newer
rem
rem Environment:
rem   RUNNER_JAVA_HOME   use this JDK and do not look for others
rem   RUNNER_JAVA_OPTS   more options for java, separated by spaces; they override the ones given here
rem   RUNNER_VECTOR      "no" leaves the vector module out
rem   JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS   read by java itself
rem
rem A text that others choose, such as a path, is expanded with exclamation marks where a line would be taken apart by the
rem signs in it, and with percent signs where a "!" in it has to survive. No block in parentheses has %* in it.

setlocal EnableExtensions DisableDelayedExpansion
set "oldest=25"
call :locate
set "launch=%root%\bin\launch"
set "app=%root%\app"
if not exist "%app%\runner.jar" set "app=%root%\runner\target"
set "jar=%app%\runner.jar"
if not exist "%jar%" goto :no_program

set "home="
set "older="
if defined RUNNER_JAVA_HOME goto :named
set "candidate=%root%\jre"
call :take
for %%v in (JAVA_HOME JAVA25_HOME JAVA_HOME_25_X64 JAVA_HOME_25_ARM64) do call :take_variable %%v
if not defined home call :take_path
for %%p in (
    "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu"
    "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
    "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps"
) do call :take_installed "%%~p"
if not defined home goto :no_java
goto :classify

:named
set "candidate=%RUNNER_JAVA_HOME:"=%"
call :take
if defined home goto :classify
set "plain="
for /f "usebackq tokens=1" %%v in ("%launch%\plain-verbs") do call set "plain=%%plain%% %%v"
setlocal EnableDelayedExpansion
>&2 echo runner: RUNNER_JAVA_HOME is !candidate!, which is not a JDK of version %oldest% or newer
exit /b 127

:no_java
setlocal EnableDelayedExpansion
set "found="
if defined older set "found= (only !older!)"
>&2 echo runner: no JDK %oldest% or newer found!found!; install one (winget install EclipseAdoptium.Temurin.%oldest%.JDK) or set JAVA_HOME
exit /b 127

:no_program
setlocal EnableDelayedExpansion
>&2 echo runner: !jar! is not there; unpack a distribution, or build it here: mvn -DskipTests package
exit /b 126

rem --- the kind of verb, and options for it ------------------------------------------------------------------------

:classify
set "plain="
for /f "usebackq tokens=1" %%v in ("%launch%\plain-verbs") do call set "plain=%%plain%% %%v"
setlocal EnableDelayedExpansion
set "verb="
set "help="
:next_argument
set "argument=%~1"
if not defined argument goto :arguments_seen
if "!argument!"=="--help" set "help=yes"
if "!argument!"=="-h" set "help=yes"
set "first=%argument:~0,1%"
if not defined verb if not "!first!"=="-" set "verb=!argument!"
shift /1
goto :next_argument

rem Verbs that compute need vectors and the optimizing compiler; a verb that is not listed in plain-verbs is assumed to.
:arguments_seen
if defined help set "verb=help"
set "kind=numeric"
if not defined verb set "kind=plain"
for %%v in (%plain%) do if "!verb!"=="%%v" set "kind=plain"

rem Two collectors are an error, and a limit of the heap is the user's wish.
set "given= !JAVA_TOOL_OPTIONS! !JDK_JAVA_OPTIONS! !RUNNER_JAVA_OPTS! "
set "given=%given:"=%"
set "collector=-XX:+UseSerialGC -XX:PretenureSizeThreshold=1m"
for %%g in (Serial Parallel G1 Z Shenandoah Epsilon) do call :unless_given collector -XX:+Use%%gGC
set "heap=-XX:MaxRAMPercentage=80"
for %%l in (-Xmx -XX:MaxHeapSize -XX:MaxRAM) do call :unless_given heap %%l

set "tuning=!kind!"
set "vectors="
set "compilers="
if "!kind!"=="plain" goto :chosen
if not defined RUNNER_VECTOR set "RUNNER_VECTOR=yes"
if not "!RUNNER_VECTOR!"=="yes" set "tuning="
if not defined tuning goto :chosen
set "vectors=yes"
if defined modules if "%modules: jdk.incubator.vector =%"=="%modules%" set "vectors="
rem With one or two processors Java has one optimizing compiler, which the first steps wait for.
if defined NUMBER_OF_PROCESSORS if !NUMBER_OF_PROCESSORS! lss 4 set "compilers=-XX:CICompilerCount=3"
:chosen
endlocal & set "tuning=%tuning%" & set "vectors=%vectors%" & set "options=%collector% %heap% %compilers%"

if defined tuning set tuning="@%launch%\%tuning%.options"
if defined vectors set vectors="@%launch%\vector.options"
"%home%\bin\java.exe" "@%launch%\common.options" %tuning% %vectors% %options% %RUNNER_JAVA_OPTS% -cp "%jar%" org.pierian.runner.Main %*
exit /b %ERRORLEVEL%

rem unless_given VARIABLE TEXT   makes the variable empty if the text is in "given"
:unless_given
call set "rest=%%given:%~2=%%"
if not "!rest!"=="!given!" set "%~1="
exit /b

rem --- the JDK -----------------------------------------------------------------------------------------------------

rem The folder above that of this file. (In the main part the path would be wrong for a quoted name that is found on the PATH.)
:locate
for %%r in ("%~dp0..") do set "root=%%~fr"
exit /b

rem Accepts the folder "candidate" if it contains a JDK that is new enough, unless one was found before. Results: home,
rem modules, and older, the last one that is too old.
:take
if defined home exit /b
if not exist "%candidate%\bin\java.exe" exit /b
set "version="
set "modules="
if exist "%candidate%\release" for /f "usebackq tokens=1,* delims==" %%a in ("%candidate%\release") do (
    if "%%a"=="JAVA_VERSION" set "version=%%~b"
    if "%%a"=="MODULES" set "modules= %%~b "
)
set "major=0"
for /f "delims=.-+_ " %%m in ("%version%") do set "major=%%m"
for /f "delims=0123456789" %%m in ("%major%") do set "major=0"
if %major% geq %oldest% set "home=%candidate%"
if not defined version set "version=an unknown version"
if not defined home set "older=%version% in %candidate%"
exit /b

:take_variable
if not defined %1 exit /b
call set "candidate=%%%1:"=%%"
goto :take

:take_installed
if defined home exit /b
if not exist "%~1\*" exit /b
pushd "%~1"
for /d %%d in (*) do call :take_below "%~1\%%d"
popd
exit /b

:take_below
set "candidate=%~1"
if exist "%candidate%\current\bin\java.exe" set "candidate=%candidate%\current"
goto :take

rem A java without a release file, such as the one that Oracle's installer puts on the PATH, is asked.
:take_path
set "candidate="
for %%j in (java.exe) do set "candidate=%%~dp$PATH:j"
if not defined candidate exit /b
for %%r in ("%candidate%..") do set "candidate=%%~fr"
if exist "%candidate%\release" goto :take
for %%j in (java.exe) do set "candidate=%%~$PATH:j"
set "answer=%TEMP%\pierian-runner-%RANDOM%.txt"
"%candidate%" -XshowSettings:properties -version 2>"%answer%"
for /f "usebackq tokens=1,* delims== " %%a in ("%answer%") do if "%%a"=="java.home" set "candidate=%%b"
del "%answer%"
goto :take
