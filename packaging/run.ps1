# Sets up what is missing and starts Dosiscope:  powershell -File packaging\run.ps1 [arguments]
$ErrorActionPreference = "Stop"
$root = Split-Path -Parent $PSScriptRoot
$python = if (Get-Command py -ErrorAction SilentlyContinue) { @("py", "-3") } else { @("python") }
$rest = @($python | Select-Object -Skip 1)
& $python[0] @rest "$root\packaging\environment.py" runtime
if ($LASTEXITCODE) { exit $LASTEXITCODE }
& "$root\.venv\Scripts\python.exe" -m dosiscope @args
exit $LASTEXITCODE
