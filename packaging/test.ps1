# Sets up what is missing and runs every check:  powershell -File packaging\test.ps1 [arguments of pytest]
$ErrorActionPreference = "Stop"
$root = Split-Path -Parent $PSScriptRoot
$python = if (Get-Command py -ErrorAction SilentlyContinue) { @("py", "-3") } else { @("python") }
$rest = @($python | Select-Object -Skip 1)
& $python[0] @rest "$root\packaging\environment.py" dev
if ($LASTEXITCODE) { exit $LASTEXITCODE }
Set-Location $root
$bin = "$root\.venv\Scripts"
$env:QT_QPA_PLATFORM = "offscreen"
# many tests start the program: without byte code each of them would compile it anew
$env:PYTHONDONTWRITEBYTECODE = ""
# all tests on every processor, a module each; with arguments as pytest does
$tests = if ($args) { $args } else { -split "-n auto --maxprocesses 4 --dist loadfile" }
foreach ($check in @(
        @("ruff.exe", "format", "--check", "."),
        @("ruff.exe", "check", "."),
        @("mypy.exe"),
        @("lint-imports.exe"),
        @("python.exe", "-m", "pytest") + $tests)) {
    $options = @($check | Select-Object -Skip 1)
    & "$bin\$($check[0])" @options
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}
