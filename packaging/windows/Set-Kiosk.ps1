<#
.SYNOPSIS
    Makes this computer the kiosk, or gives it back: shell, keyboard filter, power and updates, as rules.json says.
.DESCRIPTION
    Needs Windows 10 or 11 Enterprise, Education or IoT Enterprise, and an administrator. Carries out rules.json and
    knows no rule of its own. Restart afterwards.
.PARAMETER Undo
    Takes back what was set; the state of the kiosk stays.
.PARAMETER Password
    The password of the kiosk's account. Asked for when it is not given.
.EXAMPLE
    .\Set-Kiosk.ps1
.EXAMPLE
    .\Set-Kiosk.ps1 -Undo
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [switch] $Undo,
    [securestring] $Password
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$rules = Get-Content -Raw -Encoding UTF8 -Path (Join-Path $PSScriptRoot 'rules.json') | ConvertFrom-Json
$lockdown = 'root\standardcimv2\embedded'

function Assert-Administrator {
    $who = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $who.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'Please run this as an administrator.'
    }
}

function Enable-Feature {
    foreach ($feature in $rules.features) {
        if ((Get-WindowsOptionalFeature -Online -FeatureName $feature).State -ne 'Enabled') {
            Enable-WindowsOptionalFeature -Online -FeatureName $feature -All -NoRestart | Out-Null
        }
    }
}

function Set-Account {
    if (-not (Get-LocalUser -Name $rules.account.name -ErrorAction SilentlyContinue)) {
        New-LocalUser -Name $rules.account.name -FullName $rules.account.fullName -Password $Password `
            -PasswordNeverExpires -UserMayNotChangePassword | Out-Null
        Add-LocalGroupMember -Group $rules.account.group -Member $rules.account.name
    }
    New-Item -ItemType Directory -Force -Path $rules.state | Out-Null
    $acl = Get-Acl -Path $rules.state
    $rule = [Security.AccessControl.FileSystemAccessRule]::new(
        $rules.account.name, 'Modify', 'ContainerInherit,ObjectInherit', 'None', 'Allow')
    $acl.SetAccessRule($rule)
    Set-Acl -Path $rules.state -AclObject $acl
    $logon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
    $plain = [Net.NetworkCredential]::new('', $Password).Password
    Set-ItemProperty -Path $logon -Name DefaultUserName -Value $rules.account.name
    Set-ItemProperty -Path $logon -Name DefaultPassword -Value $plain
}

function Get-AccountSid {
    (Get-LocalUser -Name $rules.account.name).SID.Value
}

function Set-Shell {
    $launcher = [wmiclass]"\\localhost\${lockdown}:WESL_UserSetting"
    $codes = @($rules.shell.exitCodes | ForEach-Object { [int] $_.code })
    $actions = @($rules.shell.exitCodes | ForEach-Object { [int] $rules.shell.actions.($_.action) })
    $default = [int] $rules.shell.actions.($rules.shell.default)
    $launcher.SetDefaultShell($rules.shell.others, $rules.shell.actions.restartShell) | Out-Null
    $launcher.SetCustomShell((Get-AccountSid), $rules.shell.command, $codes, $actions, $default) | Out-Null
    $launcher.SetEnabled($true) | Out-Null
}

function Set-KeyboardFilter {
    param([bool] $Blocked)
    foreach ($name in $rules.keyboard.predefined) {
        $key = Get-WmiObject -Namespace $lockdown -Class WEKF_PredefinedKey | Where-Object { $_.Id -eq $name }
        if ($key) {
            $key.Enabled = $Blocked
            $key.Put() | Out-Null
        } else {
            Write-Warning "This Windows has no predefined key $name."
        }
    }
    foreach ($name in $rules.keyboard.custom) {
        $key = Get-WmiObject -Namespace $lockdown -Class WEKF_CustomKey | Where-Object { $_.Id -eq $name }
        if ($key) {
            $key.Enabled = $Blocked
            $key.Put() | Out-Null
        } elseif ($Blocked) {
            Set-WmiInstance -Namespace $lockdown -Class WEKF_CustomKey -Arguments @{ Id = $name } | Out-Null
        }
    }
    $setting = Get-WmiObject -Namespace $lockdown -Class WEKF_Settings |
        Where-Object { $_.Name -eq 'DisableKeyboardFilterForAdministrators' }
    $setting.Value = if ($rules.keyboard.applyToAdministrators) { 'false' } else { 'true' }
    $setting.Put() | Out-Null
}

function Set-Power {
    powercfg.exe /setactive $rules.power.scheme
    foreach ($timeout in $rules.power.timeoutsOff) {
        powercfg.exe /change $timeout 0
    }
    powercfg.exe /hibernate $rules.power.hibernate
    $usb = $rules.power.usbSelectiveSuspend
    powercfg.exe /setacvalueindex SCHEME_CURRENT $usb.subgroup $usb.setting $usb.value
    powercfg.exe /setactive SCHEME_CURRENT
}

function Set-Registry {
    foreach ($item in $rules.registry) {
        if (-not (Test-Path -Path $item.key)) {
            New-Item -Path $item.key -Force | Out-Null
        }
        New-ItemProperty -Path $item.key -Name $item.name -PropertyType $item.type -Value $item.value -Force | Out-Null
    }
}

function Undo-Kiosk {
    $launcher = [wmiclass]"\\localhost\${lockdown}:WESL_UserSetting"
    $launcher.SetEnabled($false) | Out-Null
    $launcher.RemoveCustomShell((Get-AccountSid)) | Out-Null
    Set-KeyboardFilter -Blocked $false
    foreach ($item in $rules.registry) {
        Remove-ItemProperty -Path $item.key -Name $item.name -ErrorAction SilentlyContinue
    }
    $logon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
    Remove-ItemProperty -Path $logon -Name DefaultPassword -ErrorAction SilentlyContinue
    powercfg.exe /restoredefaultschemes
}

Assert-Administrator
if ($Undo) {
    if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, 'Give the computer back')) {
        Undo-Kiosk
        Write-Output 'Done. Restart the computer.'
    }
    return
}
if (-not $Password) {
    $Password = Read-Host -AsSecureString -Prompt "Password of the account $($rules.account.name)"
}
if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, 'Make the computer a kiosk')) {
    Enable-Feature
    Set-Account
    Set-Shell
    Set-KeyboardFilter -Blocked $true
    Set-Power
    Set-Registry
    Write-Output 'Done. Restart the computer, then run: west-taihu-kiosk.exe self-test'
}
