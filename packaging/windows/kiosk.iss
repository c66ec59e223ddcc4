; Inno Setup 6: the installer of the Windows package. Built on Windows after “python packaging\build.py”:
;   iscc /DVersion=0.1.0 /DBuild=20260101000000.abcdef01 packaging\windows\kiosk.iss
; The paths are those of rules.json; tests\packaging\test_windows.py holds the two together.
#ifndef Version
  #error Say the version: /DVersion=...
#endif
#ifndef Build
  #define Build "unknown"
#endif
#define Name "WestTaihuKiosk"
#define Program "west-taihu-kiosk.exe"
#define Folder "..\..\build\package\west-taihu-kiosk"

[Setup]
AppId={{6E1B4C1C-6C0B-4C8F-9C47-4A4B0A6E7C11}
AppName=West Taihu visitor-centre kiosk
AppVersion={#Version}
AppVerName=West Taihu visitor-centre kiosk {#Version} ({#Build})
AppPublisher=West Taihu kiosk maintainers
DefaultDirName={autopf}\{#Name}
DisableDirPage=yes
DisableProgramGroupPage=yes
DefaultGroupName={#Name}
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
OutputDir=..\..\build\package
OutputBaseFilename=west-taihu-kiosk-{#Version}-setup
LicenseFile=..\..\LICENSE
UninstallDisplayIcon={app}\{#Program}
CloseApplications=yes
RestartApplications=no
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; An older version leaves nothing behind that the newer one would load.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "rules.json"; DestDir: "{app}\setup"; Flags: ignoreversion
Source: "Set-Kiosk.ps1"; DestDir: "{app}\setup"; Flags: ignoreversion
Source: "..\..\docs\installer.md"; DestDir: "{app}\setup"; Flags: ignoreversion
Source: "..\..\docs\installer.zh.md"; DestDir: "{app}\setup"; Flags: ignoreversion

[Dirs]
; State is kept on upgrade and removal.
Name: "{commonappdata}\{#Name}"; Flags: uninsneveruninstall

[Tasks]
Name: "lockdown"; Description: "Make this computer a kiosk: its own account, shell, keyboard filter, power and updates"; Flags: unchecked

[Run]
Filename: "powershell.exe"; Parameters: "-NoProfile -ExecutionPolicy Bypass -File ""{app}\setup\Set-Kiosk.ps1"""; Tasks: lockdown; Flags: waituntilterminated

[UninstallRun]
Filename: "powershell.exe"; Parameters: "-NoProfile -ExecutionPolicy Bypass -File ""{app}\setup\Set-Kiosk.ps1"" -Undo"; RunOnceId: "GiveBack"; Flags: waituntilterminated runhidden
