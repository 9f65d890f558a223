# Makes the frozen program and its archive in dist\:  powershell -File packaging\freeze.ps1
$ErrorActionPreference = "Stop"
$root = Split-Path -Parent $PSScriptRoot
$python = if (Get-Command py -ErrorAction SilentlyContinue) { @("py", "-3") } else { @("python") }
$rest = @($python | Select-Object -Skip 1)
& $python[0] @rest "$root\packaging\freeze.py"
exit $LASTEXITCODE
