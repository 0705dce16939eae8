namespace Microsoft.DotNet.Interactive;

/// <summary>A password that does not show when it is displayed.</summary>
public class PasswordString(string clearTextPassword)
{
    /// <summary>The password itself.</summary>
    public string GetClearTextPassword() => clearTextPassword;

    /// <inheritdoc/>
    public override string ToString() => new('•', clearTextPassword.Length);
}
