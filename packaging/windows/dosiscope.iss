; Installer for Windows (Inno Setup 6) of the folder that packaging\freeze.ps1 has made:
;   iscc /DVersion=0.1.0 packaging\windows\dosiscope.iss
; Not tested: no Windows was at hand. It needs no rights of an administrator and adds
; nothing but the folder, an entry in the start menu and what "Open with" shows.
#ifndef Version
  #error Give the version: iscc /DVersion=…
#endif
#define Root "..\.."

[Setup]
AppId={{6E0B7A4C-6B0E-4B8C-9C59-5D0A2F2E7C11}
AppName=Dosiscope
AppVersion={#Version}
AppPublisher=The Dosiscope developers
DefaultDirName={autopf}\Dosiscope
DefaultGroupName=Dosiscope
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile={#Root}\LICENSE
InfoBeforeFile={#Root}\packaging\windows\purpose.txt
OutputDir={#Root}\dist
OutputBaseFilename=dosiscope-{#Version}-windows-setup
UninstallDisplayIcon={app}\dosiscope-window.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Root}\dist\dosiscope\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Dosiscope"; Filename: "{app}\dosiscope-window.exe"
Name: "{autodesktop}\Dosiscope"; Filename: "{app}\dosiscope-window.exe"; Tasks: desktopicon

[Registry]
; Dosiscope is offered for DICOM files; it takes them from no other program
Root: HKA; Subkey: "Software\Classes\Dosiscope.dicom"; ValueType: string; ValueData: "DICOM file"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Dosiscope.dicom\shell\open\command"; ValueType: string; ValueData: """{app}\dosiscope-window.exe"" view ""%1"""
Root: HKA; Subkey: "Software\Classes\.dcm\OpenWithProgids"; ValueType: string; ValueName: "Dosiscope.dicom"; ValueData: ""; Flags: uninsdeletevalue

[Run]
; the installation is finished by the proof that it calculates and reads right
Filename: "{app}\dosiscope.exe"; Parameters: "selftest"; Description: "Run the self-test"; Flags: postinstall unchecked
